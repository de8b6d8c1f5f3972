"""All pages of a site, where MkDocs makes only some of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

Elsewhere = TypeVar("Elsewhere", bound="File")


class AllPages:
    """Every page, those that MkDocs does not make in this build as well, in the order they would have without."""

    def __init__(self, files: Files) -> None:
        """Begin with the pages as they are, before any is left out."""
        self._order = [file.src_uri for file in files.documentation_pages()]
        self.listed: list[File] = []
        """All pages, after `of` was asked for them."""

    def of(self, files: Files, config: MkDocsConfig) -> list[File]:
        """All pages of some files; each is a page of MkDocs'."""
        self.listed = [file for name in self._order if (file := files.get_file_from_path(name))]
        for file in self.listed:
            if file.page is None:
                Page(None, file, config)  # which makes itself known to its file
        return self.listed


def page_elsewhere(kind: type[Elsewhere], file: File) -> Elsewhere:
    """A file of another kind in the place of a page: of the same name, address and place."""
    return kind(
        file.src_uri,
        src_dir=None,
        dest_dir=file.dest_dir,
        use_directory_urls=file.use_directory_urls,
        dest_uri=file.dest_uri,
        inclusion=file.inclusion,
    )
