"""Whether a short text is the full name of a person, or one whose given name is covered (王某某, 王*, 王女士)."""

from __future__ import annotations

import re
import unicodedata

# The surnames of well over nine tenths of the population (公安部 yearly counts of surnames), then the usual double ones.
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石"
    "金韦贾夏付方邹熊白孟秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟"
    "申耿关欧兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝骆路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶牟艾尤阳时穆"
    "农司古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明"
    "佘池查麻苑迟邝官封谈匡鞠惠荆乐冀胥南班储原栗燕楚鄢劳谌奚皮"
)
_DOUBLE = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "司徒",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "夏侯",
    "令狐",
    "长孙",
    "端木",
)
_COVERED = re.compile(r"[某*×xX○〇□●■＊╳✕]|先生|女士|同志|师傅|[甲乙丙丁]$")
# Endings of places, shops and bodies that a surname may begin (石桥村, 王家店).
_NOT_PERSONS = re.compile(
    r"[村组社店厂站所户队会校院家坊馆行场司局镇乡县市区屯寨庄湾街路园铺摊部处室厅楼城中心团班桥沟坪坡岭河溪山塘林证费]$"
)
# Words that stand in the column of applicants and begin with a surname.
_WORDS = frozenset(
    {"申请人", "党员", "农民", "农民工", "全体", "全部", "师生", "司机", "经营者", "水利", "和谐", "安置对象"}
)
_NAME = re.compile(r"[\u3400-\u9fff]{2,4}")


def is_covered(text: str) -> bool:
    """Whether the name hides its given part."""
    return bool(_COVERED.search(unicodedata.normalize("NFKC", text)))


def is_full_name(text: str) -> bool:
    """Whether the text can hardly be anything but the full name of one person."""
    word = "".join(unicodedata.normalize("NFKC", text).split())
    if not _NAME.fullmatch(word) or word in _WORDS or is_covered(word) or _NOT_PERSONS.search(word):
        return False
    if word.startswith(_DOUBLE):
        return len(word) in (3, 4)
    return len(word) in (2, 3) and word[0] in _SURNAMES
