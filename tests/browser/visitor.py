"""What somebody does with a browser, and what every page they see must be."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from playwright.sync_api import ConsoleMessage, Page

AXE = (Path(settings.BASE_DIR) / "node_modules" / "axe-core" / "axe.min.js").read_text
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = """async tags => (await axe.run(document, {
    runOnly: {type: 'tag', values: tags}, resultTypes: ['violations'],
  })).violations
  .map(each => each.id + ': ' + each.help + ' ' + each.nodes.map(node => node.target).join(' | '))"""
WIDER = """() => [...document.querySelectorAll('body *')].filter(each => !each.closest('.wm-scroll')
  && each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(each => each.tagName + '.' + each.className).slice(0, 5)"""
FOCUSED = """([selector, words]) => document.activeElement.matches(selector)
  && document.activeElement.textContent.includes(words)"""
MOST_TABS = 250


class Visitor:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _heard(self, message: ConsoleMessage) -> None:
        # A page that is not there is also reported on the console; the tests look at its status.
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def open(self, path: str, status: int = 200) -> None:
        response = self.page.goto(path)
        assert response
        assert response.status == status, f"{path}: {response.status}"

    def words(self) -> str:
        return " ".join(self.page.locator("main").inner_text().split())

    def _wait_for_page(self) -> None:
        """A link was followed a moment ago: without its styles the new page looks like none."""
        self.page.wait_for_load_state()

    def check(self) -> None:
        """Accessible as far as a machine can tell."""
        self._wait_for_page()
        self.page.evaluate(AXE())
        found: list[str] = self.page.evaluate(RUN, TAGS)
        assert not found, f"{self.page.url}:\n" + "\n".join(found)

    def check_width(self) -> None:
        """The page itself does not scroll sideways; a wide table does, inside its own box."""
        self._wait_for_page()
        width = self.page.evaluate("() => document.documentElement.scrollWidth")
        room = self.page.evaluate("() => document.documentElement.clientWidth")
        assert width <= room, f"{self.page.url} is {width} wide: {self.page.evaluate(WIDER)}"

    def tab_to(self, selector: str, words: str = "") -> None:
        """Press Tab until what is wanted has the focus."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(FOCUSED, [selector, words]):
                return
        raise AssertionError(f"Tab never comes to {selector} {words}")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, words: str) -> None:
        self.page.keyboard.type(words)

    def enter(self) -> None:
        """Follow the link or send the form that has the focus."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def wait_for_focus(self, identifier: str) -> None:
        """Return once this element has the focus, also where the page is still loading."""
        self.page.wait_for_function("id => document.activeElement?.id === id", arg=identifier)
