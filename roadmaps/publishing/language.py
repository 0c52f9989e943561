"""One language of the site as MkDocs knows it, ready to make any page when somebody asks: the preview's half of a build."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from mkdocs.commands import build as mkdocs
from mkdocs.config import load_config
from mkdocs.structure.files import File, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from roadmaps.pages.page_list import EMBEDDED
from roadmaps.publishing.other_files import Made, of_language
from roadmaps.publishing.prepared import Prepared, hand_over
from roadmaps.publishing.twin import NAME as TWIN


class Language:
    """The pages and files of one language. What it gives is what `mkdocs build` would write, byte for byte.

    It is of one state of the files: after a change there is another one. So a page is made once, for its twin and embeds too.
    """

    def __init__(self, ready: Prepared, config_file: Path, site_url: str, work: Path):
        hand_over(ready)
        config = load_config(config_file=str(config_file), site_url=site_url, site_dir=str(work), strict=True)
        config.plugins.on_startup(command="serve", dirty=False)
        config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        self._config = config
        env = config.theme.get_env()
        files = get_files(config)
        files.add_files_from_theme(env, config)
        self._files = config.plugins.on_files(files, config=config)
        set_exclusions(self._files, config)
        self._nav = config.plugins.on_nav(get_navigation(self._files, config), config=config, files=self._files)
        self._env = config.plugins.on_env(env, config=config, files=self._files)
        self._pages: dict[str, bytes] = {}  # those that were asked for, by their files
        self._by_address = {unquote(file.url): file for file in self._files}
        self._made: dict[str, Made] = of_language(config, config.extra["site"], config.extra["addresses"].values())

    def get(self, address: str) -> bytes | None:
        """What stands at an address below the root of the language; None where nothing does. A mistake in a page raises."""
        if made := self._made.get(f"{address}index.html" if address.endswith("/") else address):
            if address == "sitemap.xml":
                self._all_pages()
            found = made()
            return found.encode("utf-8") if isinstance(found, str) else found
        page_of = address.removesuffix(TWIN) if address.endswith(f"/{TWIN}") or address == TWIN else None
        if page_of is not None and (file := self._by_address.get(page_of or "./")):
            self._page(file)
            found_beside = Path(file.abs_dest_path).with_name(TWIN)
            return found_beside.read_bytes() if found_beside.is_file() else None
        if embedded := self._embedded(address):
            return embedded
        file = self._by_address.get(address or "./") or self._by_address.get(address)
        if file is None or file.inclusion.is_excluded():
            return None
        if file.is_documentation_page():
            return self._page(file)
        return file.content_bytes

    def _embedded(self, address: str) -> bytes | None:
        """What other sites can show of a page, which is written beside it."""
        start = EMBEDDED[self._config.extra["site"].lang]
        url = address.removeprefix(start)
        if url == address:
            return None
        file = self._by_address.get(url) or self._by_address.get(f"{url.rstrip('/').rpartition('/')[0]}/")
        if file is None or not file.is_documentation_page():
            return None
        self._page(file)
        found = Path(self._config.site_dir) / address / "index.html"
        return found.read_bytes() if found.is_file() else None

    def not_found(self) -> bytes:
        """The page for addresses at which nothing stands."""
        mkdocs._build_theme_template("404.html", self._env, self._files, self._config, self._nav)
        return (Path(self._config.site_dir) / "404.html").read_bytes()

    def _page(self, file: File) -> bytes:
        """A page, by the two steps of MkDocs's own build: it has no public way to make only one."""
        if file.src_uri not in self._pages:
            page = file.page or Page(None, file, self._config)
            mkdocs._populate_page(page, self._config, self._files)
            documents = self._files.documentation_pages()
            mkdocs._build_page(page, self._config, documents, self._nav, self._env)
            self._pages[file.src_uri] = Path(file.abs_dest_path).read_bytes()
        return self._pages[file.src_uri]

    def _all_pages(self) -> None:
        """Make every page: the sitemap names them as they are met."""
        for file in self._files.documentation_pages():
            self._page(file)
