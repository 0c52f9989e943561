"""`picture`: make a photo fit for the site, store it, and name it in the file of a thing, to be described."""

from __future__ import annotations

import argparse
from pathlib import Path

from roadmaps.checking.read import kind_of, thing_files
from roadmaps.editing.atomic import write_all
from roadmaps.editing.formatting import formatted
from roadmaps.editing.picture_files import FOLDER, WHY, Made, Refused, made_fit, small_name
from roadmaps.reading.document import Document
from roadmaps.reading.explain import PLACEHOLDER
from roadmaps.reading.load import exact_text, parse
from roadmaps.reading.problems import Invalid, nearest

ENTRY = f"""\
  - file: {{name}}
    alt:
      nl: "{PLACEHOLDER}: wat er op het plaatje te zien is"
      en: "{PLACEHOLDER}: hetzelfde in het Engels"
    credit: "{PLACEHOLDER}: de naam van de maker"
    licence: "{PLACEHOLDER}: cc0, cc-by, cc-by-sa, cc-by-nd, cc-by-nc, cc-by-nc-sa, cc-by-nc-nd, public-domain, own, permission"
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="a photo or drawing: JPEG, PNG, WebP")
    parser.add_argument("--of", required=True, help="the id of the thing that it belongs to")
    parser.add_argument("--folder", type=Path, default=Path("kb"))


def run(options: argparse.Namespace) -> int:
    known = {file.stem: file for file in thing_files(options.folder)}
    if options.of not in known:
        near = nearest(options.of, known)
        print(f'"{options.of}": onbekende id / unknown id.' + (f" Bedoelde u / did you mean: {near}?" if near else ""))
        return 1
    try:
        made = made_fit(options.file)
    except Refused as refusal:
        print(f"{options.file}: {' / '.join(WHY[str(refusal)])}.")
        return 1
    return _store(made, known[options.of], options.folder.parent / "docs" / FOLDER)


def _store(made: Made, file: Path, folder: Path) -> int:
    """Write the picture and its entry: both, or neither."""
    name = _free_name(folder, file.stem)
    path = f"{file.parent.parent.name}/{file.parent.name}/{file.name}"
    try:
        text = formatted(_with_entry(exact_text(file, path), ENTRY.format(name=name), path), kind_of(file), path)
    except Invalid as error:
        print(error)
        return 1
    pictures = {folder / name: made.large} | ({folder / small_name(name): made.small} if made.small else {})
    write_all({file: text}, then=lambda: _write(pictures))
    print(f"{folder / name}: {len(made.large) // 1000 or 1} kB.")
    print(
        f"{file}: vul in wat met {PLACEHOLDER} begint, en draai / fill in what starts with {PLACEHOLDER}, and run: make check"
    )
    return 0


def _write(pictures: dict[Path, bytes]) -> None:
    for file, content in pictures.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _free_name(folder: Path, id_: str) -> str:
    """The name of a picture of this thing that no file has yet."""
    names = (f"{id_}.webp" if number == 1 else f"{id_}-{number}.webp" for number in range(1, 1000))
    return next(name for name in names if not (folder / name).exists())


def _with_entry(text: str, entry: str, path: str) -> str:
    """The file with an entry more in its list of pictures, or with such a list at its end; comments stay where they are."""
    document = parse(text, path)
    if not isinstance(document, Document):
        raise Invalid(document)
    lines = text.rstrip("\n").split("\n")
    if "pictures" not in document.value or ("pictures",) in document.flows:
        return "\n".join(lines) + f"\npictures:\n{entry}"
    last = document.last_lines[("pictures",)]
    while not lines[last - 1].strip() or lines[last - 1].lstrip().startswith("#"):
        last -= 1
    return "\n".join([*lines[:last], *entry.rstrip("\n").split("\n"), *lines[last:]]) + "\n"
