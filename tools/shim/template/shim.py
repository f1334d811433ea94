#!/usr/bin/python3
"""A shim to begin with: replace what says "mystack". tools/docs/porting.md goes through it line by line."""
import itertools
import json
import sys

credentials, handles = {}, itertools.count(1)


def acquire(request):
    if request.get("package") not in HELLO["packages"]:
        return {"status": "SEC_E_SECPKG_NOT_FOUND"}
    handle = "%x:0" % next(handles)
    credentials[handle] = request.get("identity")  # mystack.log_on(user, domain, password)
    return {"status": "SEC_E_OK", "new_handle": handle, "expiry": "9223372036854775807"}


def free(request):
    known = credentials.pop(request.get("credential"), "none") != "none"  # mystack.log_off(...)
    return {"status": "SEC_E_OK" if known else "SEC_E_INVALID_HANDLE"}


CALLS = {"acquire": acquire, "free": free}
HELLO = {"re": "hello", "version": 2, "name": "mystack 1.0", "packages": ["NTLM"], "calls": list(CALLS),
         "fields": ["package", "identity", "credential"], "control": "clock, chance and accounts: the machine's"}
for line in sys.stdin:
    number = 0
    try:
        request = json.loads(line)
        number, op = request.get("seq", 0), request["op"]
        reply = {"outcome": "unsupported", "message": "mystack has no " + op}
        if op == "hello":
            reply = HELLO
        elif op in CALLS:
            reply = CALLS[op](request)
    except (AttributeError, KeyError, TypeError, ValueError) as why:
        reply = {"re": "error", "text": "%s: %s" % (type(why).__name__, why)}
    print(json.dumps(dict(reply, seq=number)), flush=True)
