"""A digest as a mail: the same words as plain text and as HTML, with whole addresses."""

from __future__ import annotations

import re
from html import unescape

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import strip_tags

from programme.digests.content import Digest, Part
from programme.ui.format import long_date, plural

OWN_ADDRESS = re.compile(r'(href=")(/)')
LINK_OF_PAGE = re.compile(r'<a class="[^"]*" ')
"""Words that come from pages have classes, which a mail reader does not know."""
LINK_OF_MAIL = '<a style="color: #1a65a6;" '
YOURS = "?mine=on&answer=waiting"
"""Alerts that somebody is told of and that wait for an answer."""
BLANK_LINES = re.compile(r"\n{3,}")


def subject_of(digest: Digest) -> str:
    """`3 new alerts, what you lead and the week in figures: Leicester`.

    Without line breaks, whatever a programme is called.
    """
    parts = []
    if digest.alerts:
        parts.append(plural(len(digest.alerts), "new alert"))
    if digest.handed:
        parts.append("what you lead")
    if any(part.summary for part in digest.parts):
        parts.append("the week in figures")
    count = len(digest.parts)
    where = digest.parts[0].programme.name if count == 1 else f"{count} programmes"
    return " ".join(f"{_listed(parts).capitalize()}: {where}".split())[:200]


def _listed(words: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([part for part in (", ".join(words[:-1]), words[-1]) if part])


def html_of(digest: Digest) -> str:
    return with_whole_addresses(render_to_string("mail/digest.html", _context(digest)))


def with_whole_addresses(page: str) -> str:
    """A page as a mail reader needs it, that does not know where it comes from."""
    styled = LINK_OF_PAGE.sub(LINK_OF_MAIL, page)
    return OWN_ADDRESS.sub(rf"\g<1>{settings.SITE_URL}/", styled)


def mail_id(*parts: object) -> str:
    """The same for the same parts, so that a mail that does come twice is known as one."""
    domain = settings.SITE_URL.partition("://")[2].partition("/")[0].partition(":")[0]
    return f"<{'.'.join(map(str, parts))}@{domain}>"


def text_of(digest: Digest) -> str:
    """Made by hand of the same parts: a template would leave HTML's escapes in it."""
    lines = [f"Waymark, {long_date(digest.day)}", ""]
    for part in digest.parts:
        lines += [*_part_lines(part), ""]
    account = settings.SITE_URL + reverse("account")
    if digest.asks:
        lines.append("Following an answer saves nothing: it opens the row, and you save it there.")
    lines += [f"How often you are told by mail: {account}", "This mail cannot be answered."]
    return BLANK_LINES.sub("\n\n", "\n".join(lines)) + "\n"


def _part_lines(part: Part) -> list[str]:
    name = part.programme.name
    lines = [name.upper(), ""]
    if part.programme.is_illustrative:
        lines += ["Some of what this programme shows is made up.", ""]
    if part.summary:
        verdict = part.summary.verdict
        lines.append(f"{verdict.opening}: {plain(verdict.words)}.")
        lines += [
            f"- {each.label}: {' '.join(filter(None, (each.value, each.of)))}"
            + (f" ({each.note})" if each.note else "")
            for each in part.summary.figures
        ]
        lines += [whole(part.programme.get_absolute_url()), ""]
    for each in part.handed:
        lines += [
            f"- {each.words} {each.cause.what}.",
            f"  See it: {whole(each.cause.get_absolute_url())}",
            "",
        ]
    for group in part.groups:
        lines.append(group.title)
        for line in group.lines:
            passed_on = " Passed on to you because nobody has answered." if line.is_escalated else ""
            lines.append(f"- {line.label}: {line.message} {line.todo}{passed_on}")
            lines.append(f"  Acknowledge or snooze: {whole(line.href)}")
        lines += [f"  {answer.label}: {whole(answer.href)}" for answer in group.answers]
        lines += [f"  See it: {whole(group.href)}", ""]
    href = whole(reverse("programme:alerts", args=[part.programme.slug]))
    if part.left_out:
        lines.append(f"{_left_out(part)}: {href}{YOURS}")
    lines.append(f"{_others(part)}: {href}")
    return lines


def _left_out(part: Part) -> str:
    return f"And {plural(part.left_out, 'new alert')} more"


def _others(part: Part) -> str:
    if not part.others:
        return "All open alerts"
    verb = "is" if part.others == 1 else "are"
    return f"{plural(part.others, 'alert')} that you were told of before {verb} still open"


def whole(href: str) -> str:
    """An address of ours as somebody outside of the product needs it."""
    return f"{settings.SITE_URL}{href}"


def plain(words: str) -> str:
    """What a sentence says without its links."""
    return unescape(strip_tags(words))


def _context(digest: Digest) -> dict[str, object]:
    return {
        "digest": digest,
        "title": subject_of(digest),
        "day": long_date(digest.day),
        "parts": [
            {
                "part": part,
                "others": _others(part),
                "left_out": _left_out(part) if part.left_out else "",
                "yours": YOURS,
                "alerts_href": reverse("programme:alerts", args=[part.programme.slug]),
            }
            for part in digest.parts
        ],
        "account_href": reverse("account"),
    }
