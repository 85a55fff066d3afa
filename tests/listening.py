"""What a page does beyond showing itself; most tests in a browser want to hear nothing."""

from __future__ import annotations

from playwright.sync_api import Dialog, Page, Request


def listen(page: Page, address: str, heard: list[str]) -> None:
    """Add to *heard* whatever *page* says, opens, misses, or asks of anybody but *address*."""
    page.on("console", lambda message: heard.append(f"{page.url} says: {message.text}"))
    page.on("pageerror", lambda error: heard.append(f"{page.url} fails: {error}"))

    def dismiss(dialog: Dialog) -> None:
        heard.append(f"{page.url} opens: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on("response", lambda got: None if got.status < 400 else heard.append(f"{page.url} did not get: {got.url}"))
    page.on(
        "requestfailed",
        lambda asked: heard.append(f"{page.url} did not get: {asked.url}") if _missed(asked) else None,
    )
    page.on(
        "request",
        lambda asked: None if asked.url.startswith(address) else heard.append(f"{page.url} asks: {asked.url}"),
    )


def _missed(asked: Request) -> bool:
    """Whether a request failed on its own; one that the next page cut short did not."""
    return asked.failure != "net::ERR_ABORTED"
