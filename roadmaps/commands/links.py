"""`links`: ask every link to outside, and print those that need work. It warns, and never stops a build."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

from roadmaps.publishing.outside_links import ask_all, outside_links, report
from roadmaps.publishing.security_txt import lapsing
from roadmaps.reading.settings import repository, site_url


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--root", type=Path, default=Path(), help="the folder that holds kb/ and docs/")
    parser.add_argument("--report", type=Path, help="also write what needs work here: an empty file when nothing does")


def run(options: argparse.Namespace) -> int:
    places = outside_links(options.root, (site_url(), repository()))
    findings = ask_all(places)
    work = report(finding for finding in findings if finding.answer.state != "refused")
    work = "\n".join(part for part in (work, lapsing(datetime.date.today())) if part)
    if options.report:
        options.report.write_text(work, "utf-8")
    refused = report(finding for finding in findings if finding.answer.state == "refused")
    print(
        "\n".join(part for part in (f"# {len(places)} links naar buiten / links to outside\n", work, refused) if part)
    )
    return 0
