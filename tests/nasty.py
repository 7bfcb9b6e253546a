"""Texts that break programs: markup, control signs, signs that turn the line around, half-joined emoji."""

from hypothesis import strategies as st

PIECES = (
    "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!--", "]]>", "&lt;", "&", "{{ 7 * 7 }}",
    "{% raw %}", "'\"`", "\x1b[2J", "\x1b]0;title\x07", "\x9b31m", "\r", "\r\n", "\0", "\x7f", "\u202e", "\u2066",
    "\u2028", "\ufeff", "\u200d", "👩🏽‍🚒", "🇦🇫", "e\u0301\u0323", "مرحبا", "שלום", "漢字かな", "[bold]", ":smile:",
    "=1+1", "@x", "\t", "\n", "a", "Z", "0", " ", "word",
)  # fmt: skip


def nasty_text() -> st.SearchStrategy[str]:
    """Any text that a Document can have, the nasty pieces often."""
    any_sign = st.characters(exclude_categories=["Cs"])
    return st.lists(st.sampled_from(PIECES) | any_sign, min_size=1, max_size=12).map("".join)
