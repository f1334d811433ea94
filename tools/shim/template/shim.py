#!/usr/bin/python3
"""A shim to begin with: replace what says "mystack". tools/docs/porting.md goes through it line by line."""
import json
import sys

HELLO = {"re": "hello", "version": 2, "name": "mystack 1.0", "packages": ["NTLM"], "able": ["session"],
         "calls": ["acquire", "free"], "control": "clock and chance: the machine's; accounts: mystack's own"}
CALL = """seq op now package package_text ansi credential context new_handle_null new_handle_aliases requested
    reserved1 reserved2 data_rep target use identity granted_null expiry_null input output attribute qop message_number
    export_flags packed structure_null structure_size""".split()
FIELDS = {"hello": ["seq", "op", "version"], "end": ["seq", "op"], "session": [
    "seq", "op", "seed", "now", "role", "host", "folder", "realms", "account", "accounts"]}
WORDS = """acquire initialize accept complete apply_control query set_attributes sign verify encrypt decrypt export
    import impersonate revert query_token delete query_credential add_credentials free free_buffer enumerate
    query_package change_password""".split()
credentials = {}


def acquire(request):
    assert request.get("use", 2) in range(16), "use is a number"
    if request.get("package", "Negotiate") not in HELLO["packages"]:
        return {"status": "SEC_E_SECPKG_NOT_FOUND"}
    handle = "%x:0" % (len(credentials) + 1)
    credentials[handle] = request.get("identity")  # mystack.log_on(user, domain, password)
    return {"status": "SEC_E_OK", "new_handle": handle, "expiry": "9223372036854775807"}


def free(request):
    known = credentials.pop(request.get("credential"), "none") != "none"  # mystack.log_off(...)
    return {"status": "SEC_E_OK" if known else "SEC_E_INVALID_HANDLE"}


def answer(request):
    op = request["op"]
    assert op in WORDS or op in FIELDS, "there is no operation called %r" % op
    unknown = set(request) - set(FIELDS.get(op, CALL))
    assert not unknown, "%s has no field called %s" % (op, ", ".join(unknown))
    if op == "hello":
        return HELLO
    if op in ("session", "end"):
        credentials.clear()
        return {"re": "session"} if op == "session" else {"re": "ended", "text": "ended"}
    if op not in HELLO["calls"]:
        return {"outcome": "unsupported", "message": "mystack has no " + op}
    return globals()[op](request)


for line in sys.stdin:
    number = 0
    try:
        request = json.loads(line)
        number = request.get("seq", 0)
        reply = answer(request)
    except (AssertionError, AttributeError, KeyError, TypeError, ValueError) as why:
        reply = {"re": "error", "text": str(why) or type(why).__name__}
    print(json.dumps(dict(reply, seq=number)), flush=True)
