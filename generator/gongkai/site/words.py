"""How the site writes dates, money, times and sizes (GB/T 9704-2012; no typed space between Han and digits)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from gongkai.records.service_guide import ProcessingTime, ServiceGuide, Unit


def long_date(day: date) -> str:
    """2026年11月20日."""
    return f"{day.year}年{day.month}月{day.day}日"


def short_date(day: date) -> str:
    """11-20, for lists."""
    return f"{day:%m-%d}"


def month_day(day: date) -> str:
    """11月20日."""
    return f"{day.month}月{day.day}日"


def number(value: Decimal | int) -> str:
    """A figure without needless zeros: 20, 0.85."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def size(bytes_: int) -> str:
    """28 KB, 2.1 MB: the unit is Latin, so a space stands between."""
    if bytes_ < 1000:
        return f"{bytes_} B"
    if bytes_ < 1_000_000:
        return f"{round(bytes_ / 1000)} KB"
    return f"{bytes_ / 1_000_000:.1f} MB"


def days(amount: Decimal | int, unit: Unit) -> str:
    """20个工作日, 30日."""
    return f"{number(amount)}{'个工作日' if unit is Unit.WORKING_DAYS else '日'}"


def promise(time: ProcessingTime) -> str:
    """当场办结, or 承诺20个工作日."""
    return "当场办结" if time.promised == 0 else f"承诺{days(time.promised, time.unit)}"


def visits(guide: ServiceGuide) -> str:
    """跑1次, 不用跑."""
    return f"跑{guide.visits}次" if guide.visits else "不用跑"
