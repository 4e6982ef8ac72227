"""Words of asking that name no indicator: they are left out before a question is held against names."""

from __future__ import annotations

import re

from rag.order_words import SLACK

_SMALL = "hai|ba|bon|nam|sau|bay|tam|chin|muoi"
ASKING = re.compile(
    r"\b(?:xep (?:hang|thu tu)|sap xep|(?:theo )?thu tu"
    r"|tu (?:cao|nhieu|lon) (?:xuong|den) (?:thap|it|nho)|tu (?:thap|it|nho) (?:len|den) (?:cao|nhieu|lon)"
    r"|top \d+"
    rf"|(?:cao|thap|nhieu|it|tot|kem|lon|nho|{SLACK}) (?:nhat|hon)|so sanh|so voi|chenh(?: lech)?(?: nhau)?|xu huong"
    r"|(?<!phat )(?<!thuc )hien|dang"
    r"|tang hay giam|giam hay tang|(?:thay doi|bien dong|dien bien|tang giam)(?: (?:the nao|ra sao))?|nhu the nao"
    r"|ra sao|the nao|(?:cac|nhung|tat ca cac|tat ca|toan bo) (?:don vi|so|phuong|xa)"
    rf"|(?:\d+|{_SMALL}) (?:don vi|phuong|xa|so(?! (?:lieu|ho|luong)))"
    r"|khoi (?:cac )?(?:so|phuong|xa)|co quan chuyen mon(?: (?:thuoc )?thanh pho)?"
    r"|(?:cao|thap|nhieu|it|tot|kem|lon|nho|dong|cham|nhanh)(?=(?: [a-z]+){1,9} nhat)|(?<!thong )(?<!thu )nhat"
    r"|(?:lay |theo )?so(?: lieu)?(?=(?: (?:cuoi|cua))? {2})|(?:lay |theo )?so(?: lieu)?(?: moi nhat)?(?: nhe)?[ .]*$"
    r"|(?:hon|kem|chenh|thua)(?: (?:hay|nhau|kem))* (?:bao nhieu|may) diem(?: (?:phan tram|%))?"
    r"|(?:nhe|nhi|ha|voi|giup (?:em|anh|toi|minh))(?=[ .!?]*$)"
    r"|(?:con )?so (?:nay|do|ay|kia)|(?:dieu|chuyen|viec) (?:nay|do|ay)"
    r"|(?:trung binh|binh quan|tinh chung)(?! moi)"
    r"|xep lan luot(?: (?:xuong|len|tu tren xuong|tu duoi len))?|lan luot"
    r"|(?:nhich|tang|giam|tut|cao|thap|nhieu|it|kha|tot|kem|hon|them|bot)(?: (?:len|xuong|di|hon|them|bot|duoc)){0,3}"
    r"(?= (?:duoc )?(?:bao nhieu|may))"
    r"|(?:tu )?(?:den|toi|sang)(?: het)?(?= {2})|tu(?= {2})"
    r"|(?:xep |sap )?tu (?:cao|thap|nhieu|it|lon|nho)(?: nhat)? (?:xuong|len|tro len|tro xuong)"
    r"|(?:sau|het)(?= {2})|tong(?! (?:so|diem|cong))|tinh den|khong ke(?! hoach)|ke ca|gom ca"
    r"|(?:(?:den|het|trong) )?(?:cuoi|dau|trong|het) ky|ky bao cao|cung(?= {2}|[ ?.!]*$)"
    r"|(?<= {2})(?:ay|do|day|nhe)(?=[ ?.!]*$)"
    r"|(?:the|vay|a|ha|nhe|nhi|day) (?:em|anh|chi)|em(?= *[?.]*$)|roi(?= *[?.]*$)"
    r"|giua|ben nao|noi nao|cach tinh|cong thuc|dinh nghia"
    r"|duoc (?:hieu|tinh)|nghia la|tinh (?:the nao|nhu the nao|ra sao)"
    r"|chi tieu(?! bien che)|muc tieu|(?:da )?dat chua|co dat|thi sao"
    r"|doi chieu|tong cong|cong lai|don vi nao|(?:phuong|xa|so) nao|bao cao"
    r"|cho (?:(?:toi|anh|chi|em|minh|bac|sep|hoi) ){0,2}(?:biet|hoi|xin)|(?:anh|chi|em) (?:muon |can )?(?:hoi|biet)"
    r"|(?:toi|minh) (?:muon|can) (?:hoi|biet)|vua (?:roi|qua)|vay (?:em|a|anh|chi)|the a|nhi|em oi|vay|(?:thi|la) sao"
    r"|(?:ben|phia)(?=  |$)|co phai(?: la)?|dung (?:khong|the khong)|phai khong|nam nay|(?:den|toi) (?:gio|nay)"
    r"|(?:em |toi |minh )?can (?:ngay|gap|som)"
    r"|(?:cho )?(?:em|anh|toi|minh)? ?(?:xin )?(?:\d+|may|cac|nhung) so(?= {2}|:| cua)"
    r"|hay|xin|vui long|liet ke|neu|truoc(?! (?:han|hen))|la bao nhieu|bang bao nhieu|cuoi|dau ky)\b"
)
