"""What is in a page of HTML: its elements with their attributes, its text, its links."""

from __future__ import annotations

from html.parser import HTMLParser


class Markup(HTMLParser):
    """The elements and the text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self._text: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    @property
    def text(self) -> str:
        """The text in one line."""
        return " ".join("".join(self._text).split())

    @property
    def links(self) -> list[str]:
        """Where its links lead."""
        return [attrs["href"] for tag, attrs in self.elements if tag == "a" and "href" in attrs]

    @property
    def ids(self) -> list[str]:
        """The ids of its elements."""
        return [attrs["id"] for _, attrs in self.elements if "id" in attrs]
