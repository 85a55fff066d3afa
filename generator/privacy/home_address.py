"""Where a person lives: a flat in a block, a house of a village group beside a person, or what is called a home address."""

from __future__ import annotations

import re
from collections.abc import Iterator

_N = r"[0-9０-９]{1,4}"
_C = r"[一二三四五六七八九十百〇零]{1,5}"
_NUMBER = rf"(?:{_N}|{_C})"

_STREET = r"[^\s,，。;；:：、（）()“”]{0,24}?"

_FLAT = re.compile(
    rf"(?:(?:{_NUMBER}|[A-Za-z])\s*(?:栋|幢|座|号楼)\s*)?{_NUMBER}\s*单元\s*(?:{_NUMBER}\s*[楼层]\s*)?附?(?:{_NUMBER}\s*[室号户]|[0-9０-９]{{3,4}}(?![0-9０-９.．年个户平米]))"
)
"""A flat: block, entrance and door."""

_DOOR = re.compile(rf"(?:{_NUMBER}|[A-Za-z])\s*(?:栋|幢|号楼)\s*[0-9０-９]{{3,4}}\s*[室号户](?![内外]?[会办教实活展])")
"""A block and a door without an entrance, as in homes and offices alike."""

_DASHED = re.compile(
    r"(?:小区|花园|家园|公寓|宿舍|新村|苑|府|城|庭|居)\s*[0-9０-９]{1,3}\s*(?:栋|幢|号楼|[-－—])\s*[0-9０-９]{1,2}\s*[-－—]\s*[0-9０-９]{1,4}(?:\s*[-－—]\s*[0-9０-９]{1,4})?\s*[号室]?"
)
"""A housing estate with block, entrance and door joined by dashes."""

_HOUSE = re.compile(
    rf"村\s*第?{_NUMBER}\s*(?:村民小)?[组社队]\s*附?[0-9０-９]{{1,4}}\s*号(?![桥路线井塘渠机楼站点泵库堰沟变闸支涵地标段院矿洞水棚田杆塔厂口文令]|山坪)"
)
"""The house of a village group; also how wells, bridges and transformers are numbered."""

_PERSON = re.compile(
    r"先生|女士|同志|村民|居民|农户|户主|贫困户|脱贫户|监测户|低保|五保|特困|残疾|患者|学生|老人|住|姓名|身份证|电话|手机|某|本人|家庭"
)

_LIVES = re.compile(
    rf"(?:家庭住址|家庭地址|现住址|住址|户籍所在地|户籍地址|户籍地|居住地址|居住地|现居住?于?|现住|家住|居住于|居住在|住在)[:：为是在于]?\s*"
    rf"{_STREET}(?:[路街巷弄里道村社组]|小区|苑|花园)[^,，。;；、]{{0,16}}?{_NUMBER}\s*(?:[号栋幢室]|单元)"
    rf"(?:\s*附?{_NUMBER}\s*(?:[号栋幢楼层室户]|单元))*"
)
"""A place with a number that is called a home."""

_FORM_FIELD = re.compile(
    r"(?:家庭住址|家庭地址|现住址|住址|户籍所在地|户籍地址|户籍地|居住地址)\s*[:：]\s*(?=[^\s,，。;；]{0,30}[路街巷弄村组社苑栋号])[^\s,，。;；]{4,40}"
)
"""A field of a form, filled in."""

_OFFICE = re.compile(
    r"行政|政务|办公|机关|大楼|大厦|写字楼|中心|会议|学校|小学|中学|大学|教学|实验|医院|门诊|住院|工厂|厂房|公司|产业园|园区|银行|法院|招标|开标|评标"
)
"""Where people work, study or are treated."""

MAY_HOLD = re.compile(
    r"[元栋幢座楼组社队区园寓舍村苑府城庭居住户家现](?:"
    r"(?<=[元栋幢座楼组社队区园寓舍村苑府城庭居])\s*附?[0-9０-９一二三四五六七八九十百〇零]"
    r"|(?<=住)[址在]|(?<=户)籍[所地]|(?<=居)住[地于在]|(?<=家)(?:住|庭[住地]址)|(?<=现)[居住])"
)
"""Found in every text that holds an address, and in few others.  It begins with one set of characters, which is what makes it quick."""


def home_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where *text* says where somebody lives."""
    if not MAY_HOLD.search(text):
        return
    for found in (*_LIVES.finditer(text), *_FORM_FIELD.finditer(text), *_FLAT.finditer(text), *_DASHED.finditer(text)):
        yield found.span()
    for found in _DOOR.finditer(text):
        if not _OFFICE.search(_around(text, found, 24)):
            yield found.span()
    for found in _HOUSE.finditer(text):
        if _PERSON.search(_around(text, found, 16)):
            yield found.span()


def _around(text: str, found: re.Match[str], reach: int) -> str:
    return text[max(0, found.start() - reach) : found.end() + reach]
