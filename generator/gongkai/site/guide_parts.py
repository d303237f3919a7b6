"""Parts of a service guide as plain values: glance, materials, flow, time, places, what it costs, whom to ask."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from markupsafe import Markup
from pydantic import TypeAdapter, ValidationError

from gongkai.records.bodies import Hours, WeeklyHours, Window
from gongkai.records.fee_standard import Reduction
from gongkai.records.record import Contact, Record
from gongkai.records.service_guide import (
    Material,
    Necessity,
    Place,
    ServiceGuide,
    Step,
    Unit,
    WayToApply,
)
from gongkai.site.charges import Charge, amount_text, charges, ended_on, ending, price
from gongkai.site.hours import hours_json
from gongkai.site.page import Here
from gongkai.site.pages.common import file_line
from gongkai.site.per_view import per_view
from gongkai.site.view import View
from gongkai.site.words import days, long_date, number
from gongkai.vocabulary import choices

_HOURS: TypeAdapter[Hours] = TypeAdapter(WeeklyHours)
_BRACKETS = re.compile(r"（[^（）]*）\Z")
_WAYS = (
    (WayToApply.HOME_VISIT, "可上门办"),
    (WayToApply.VILLAGE_AGENT, "村里可代办"),
    (WayToApply.ONLINE, "可网上办"),
    (WayToApply.MOBILE, "可手机办"),
    (WayToApply.POST, "可邮寄办"),
)
_WORKING_SHARE = Decimal(5) / Decimal(7)
"""Working days in a calendar day: only to draw both kinds of days on one scale, never to count."""


def place_of(guide: ServiceGuide, view: View) -> tuple[str, str, str]:
    """Short name, address and telephone of the first place to apply; empty where none is known."""
    for place in guide.where_to_apply:
        window = view.catalogue.window.get(place.window or "")
        if window is not None:
            return _BRACKETS.sub("", window.name), window.address, place.phone or window.phone
        office = view.catalogue.office.get(guide.office or "")
        if place.address or place.phone:
            phone = place.phone or (office.phone if office else "")
            return (office.name if office else place.address or ""), place.address or "", phone
    return "", "", ""


def glance(guide: ServiceGuide, view: View) -> list[dict[str, str]]:
    """Five answers: who, how long, how much, where, how many visits; an unknown one is left out."""
    time = guide.processing_time
    who = "、".join(one.text() for one in guide.applicants)
    cells = [{"label": "谁能办", "value": guide.eligibility or who, "comment": who if guide.eligibility else ""}]
    law = days(time.statutory, time.statutory_unit or time.unit) if time.statutory is not None else ""
    term = {"label": "多久办完", "comment": f"法律规定{law}" if law else ""}
    if time.promised == 0:
        cells.append({**term, "value": "当场办完"})
    else:
        unit = "个工作日" if time.unit is Unit.WORKING_DAYS else "日"
        cells.append({**term, "value": "", "figure": number(time.promised), "unit": unit})
    cost = price(guide, view)
    if cost:
        comment = _cost_comment(guide, charges(guide, view))
        value = {"value": "" if cost.figure else cost.text, "figure": cost.figure, "unit": cost.unit}
        cells.append({"label": "多少钱", "comment": comment, **value})
    name, address, phone = place_of(guide, view)
    if name:
        cells.append({"label": "在哪办", "value": name, "comment": address if address != name else "", "tel": phone})
    ways = next((words for way, words in _WAYS if way in guide.ways), "")
    if guide.visits:
        cells.append({"label": "跑几次", "value": "", "figure": str(guide.visits), "unit": "次", "comment": ways})
    else:
        cells.append({"label": "跑几次", "value": "不用跑", "comment": ways})
    return cells


def _cost_comment(guide: ServiceGuide, found: tuple[Charge, ...]) -> str:
    if not found:
        return "全程不收费"
    if any(one.reductions for one in found if not one.free):
        return "有减免"
    return f"分{len(found)}种情形" if len(found) > 1 else (found[0].item.case if found[0].item else "")


def materials(guide: ServiceGuide, view: View, here: Here) -> list[dict[str, Any]]:
    """The rows of the materials table (国务院令第716号第六条)."""
    rows = []
    for material in guide.materials:
        blank = material.form and file_line(material.form, "空白表", view, here)
        filled = material.sample and file_line(material.sample, "填写样例", view, here)
        condition = material.condition or ""
        if material.necessity is Necessity.OPTIONAL:
            condition = condition or "可以不交"
        rows.append(
            {
                "title": material.name,
                "condition": condition,
                "requirement": requirement(material),
                "source": material.issuer or "",
                "files": [file for file in (blank, filled) if file],
            }
        )
    return rows


def requirement(material: Material) -> str:
    """What is asked of a material: 原件1份、复印件2份；全家一份."""
    counts = [f"原件{material.originals}份"] if material.originals else []
    counts += [f"复印件{material.copies}份"] if material.copies else []
    words = "、".join(counts)
    if material.medium.value != "paper":
        words = (
            f"{words}，{material.medium.text()}都可以" if material.medium.value == "either" else material.medium.text()
        )
    return "；".join(part for part in (words.lstrip("，"), (material.note or "").rstrip("。")) if part)


def sample_texts(guide: ServiceGuide) -> list[dict[str, str]]:
    """What an applicant may write, word for word (示范文本)."""
    return [{"name": one.name, "text": one.sample_text} for one in guide.materials if one.sample_text]


def forms(guide: ServiceGuide, view: View, here: Here) -> list[dict[str, str]]:
    """Every blank form once."""
    named = {one.form: one.name for one in reversed(guide.materials) if one.form}
    files = [file_line(path, name, view, here) for path, name in reversed(named.items())]
    return [file for file in files if file]


def flow(guide: ServiceGuide) -> dict[str, Any]:
    """Lanes from top to bottom and steps for the drawing; days outside the promise stand in words, not on the axis."""
    time = guide.processing_time
    words = choices("lane")
    used = {step.lane.value for step in guide.steps}
    per = "个工作日" if time.unit is Unit.WORKING_DAYS else "日"
    return {
        "lanes": [word.zh for key, word in words.items() if key in used],
        "steps": [
            {
                "title": step.name,
                "lane": words[step.lane.value].zh,
                "who": step.who,
                "detail": step.detail,
                "days": 0 if step.outside_promise else _plain(step.days),
                "time": _outside(step, guide) if step.outside_promise and step.days else "",
                "citizen": step.lane.value == "applicant",
            }
            for step in guide.steps
        ],
        "total": _plain(time.promised),
        "unit": "工作日" if time.unit is Unit.WORKING_DAYS else "日",
        "per": per,
    }


def _plain(amount: Decimal) -> int | float:
    return int(amount) if amount == int(amount) else float(amount)


def _outside(step: Step, guide: ServiceGuide) -> str:
    """The step's own unit is that of the special procedure it is, since a step states none."""
    special = guide.processing_time.special
    unit = next((one.unit for one in special if one.days is not None and one.days == step.days), None)
    return f"{days(step.days, unit or guide.processing_time.unit)}，另算"


def times(guide: ServiceGuide) -> dict[str, Any]:
    """The two bars on one scale, and the sentences under them."""
    time = guide.processing_time
    rows = [{"kind": "ours", "label": "我们承诺", "days": _scaled(time.promised, time.unit)}]
    rows[0]["text"] = "当场办完" if time.promised == 0 else days(time.promised, time.unit)
    if time.statutory is not None:
        unit = time.statutory_unit or time.unit
        text = days(time.statutory, unit)
        rows.append({"kind": "law", "label": "法律规定", "days": _scaled(Decimal(time.statutory), unit), "text": text})
    notes = [time.note, time.statutory_note]
    if time.includes_superior is not None and any(step.lane.value in ("county", "above") for step in guide.steps):
        notes.append("承诺的时间里已经包括上级机关办理的时间" if time.includes_superior else "上级机关办理的时间另算")
    special = [
        {
            "label": one.procedure.text(),
            "text": "，".join(part for part in (days(one.days, one.unit) if one.days else "", one.note or "") if part),
        }
        for one in time.special
    ]
    return {"rows": rows, "note": sentences(notes), "special": special}


def _scaled(amount: Decimal, unit: Unit) -> float:
    return float(amount if unit is Unit.WORKING_DAYS else amount * _WORKING_SHARE)


def sentences(parts: Iterable[str | None]) -> str:
    """Notes as whole sentences after each other."""
    return "".join(f"{part.rstrip('。')}。" for part in parts if part)


@per_view
def _plans(view: View) -> dict[str, str]:
    """Opening data by the text of the hours: windows of a hall share a few."""
    return {}


def unbroken(text: str) -> Markup:
    """Hours whose spans never break at the dash."""
    return Markup("，").join(
        Markup('<span class="nb">{}</span>').format(part) for part in text.replace(" ", "").split("，")
    )


def opening(hours: Hours | str | None, view: View) -> dict[str, str]:
    """Weekly hours as text and as data of the script; hours that cannot be read as weekly hours have no data."""
    if isinstance(hours, str):
        text = hours
        try:
            hours = _HOURS.validate_python(hours)
        except ValidationError:
            return {"text": unbroken(text), "plan": ""}
    if hours is None:
        return {"text": "", "plan": ""}
    plans = _plans(view)
    if hours.text not in plans:
        plans[hours.text] = hours_json(hours, view)
    return {"text": unbroken(hours.text), "plan": plans[hours.text]}


def places(guide: ServiceGuide, view: View) -> list[dict[str, Any]]:
    """Windows and addresses with hours, telephone and the data for the next opening."""
    return [_place(place, guide, view) for place in guide.where_to_apply]


def _place(place: Place, guide: ServiceGuide, view: View) -> dict[str, Any]:
    window: Window | None = view.catalogue.window.get(place.window or "")
    office = view.catalogue.office.get(window.office if window else guide.office or "")
    name = window.name if window else (office.name if office else "")
    return {
        "name": name or place.address or "",
        "address": (place.address or (window.address if window else "")) if name else "",
        "note": place.note or "",
        "phone": place.phone or (window.phone if window else "") or (office.phone if office else ""),
        "map": place.map or "",
        **opening(place.hours or (window.hours if window else None), view),
    }


def cost_lines(guide: ServiceGuide, view: View, here: Here) -> list[dict[str, Any]]:
    """What is paid today, case by case, with the reductions that hold today."""
    lines = []
    for one in charges(guide, view):
        title = one.fee.title if one.fee else ""
        line: dict[str, Any] = {"title": title, "url": here.to(one.fee.url) if one.fee else "", "cuts": []}
        if one.item is not None:
            line |= {"case": one.item.case, "amount": amount_text(one.item), "free": one.free}
            line["note"] = one.use.note or one.item.note or ""
            line["cuts"] = [cut_line(cut, view) for cut in one.reductions if not one.free]
        elif one.ended and one.fee is not None:
            since = ended_on(one.fee)
            line |= {"case": one.use.case or "", "amount": "不收", "free": True}
            line["note"] = f"{long_date(since)}起不再收" if since else "现在不收"
        else:
            note = "这一项现在没有有效的收费标准，交钱以前先打电话问"
            line |= {"case": one.use.case or "", "amount": "", "free": False, "note": note}
        lines.append(line)
    return lines


def cut_line(cut: Reduction, view: View) -> dict[str, Any]:
    """A reduction: who, what, its case, and its end with the days left."""
    return {"who": cut.who, "what": cut.what, "case": cut.case or "", "end": ending(cut.valid_to, view.today)}


def contact_lines(contacts: Iterable[Contact], view: View) -> list[dict[str, str]]:
    """Ways to reach an office; what a contact leaves out comes from the office it names."""
    lines = []
    for one in contacts:
        office = view.catalogue.office.get(one.office or "")
        lines.append(
            {
                "name": one.name or (office.name if office else ""),
                "phone": one.phone or (office.phone if office else ""),
                "address": one.address or "",
                "email": one.email or "",
                "link": one.link or "",
                "hours": one.hours or "",
            }
        )
    return lines


def enquiries(guide: ServiceGuide, view: View) -> list[dict[str, str]]:
    """Whom to ask: the guide's own, else the office that answers for it."""
    if guide.enquiry:
        return contact_lines(guide.enquiry, view)
    office = view.catalogue.office.get(guide.office or "")
    return contact_lines([Contact(name=office.name, phone=office.phone)], view) if office else []


def complaints(own: tuple[Contact, ...], record: Record, view: View) -> list[dict[str, str]]:
    """Where to complain: the record's own, else the channels of bodies.yml."""
    bodies = view.catalogue.bodies
    return contact_lines(own or (bodies.complaints if bodies else ()), view)
