"""What every shim in Python has in common: the line protocol of tools/shim/protocol.md around an implementation.

A shim derives from Shim, says what it is, and has one method for each call it offers, named like the call's word. A
method takes the request's fields and gives the reply's. serve() does the rest and returns when the input ends.
"""

import json
import os
import sys

VERSION = 2
TOKEN = 2

SEC_E_OK = "0x00000000"
SEC_I_CONTINUE_NEEDED = "0x00090312"
SEC_E_INVALID_HANDLE = "0x80090301"
SEC_E_UNSUPPORTED_FUNCTION = "0x80090302"
SEC_E_INTERNAL_ERROR = "0x80090304"
SEC_E_SECPKG_NOT_FOUND = "0x80090305"
SEC_E_INVALID_TOKEN = "0x80090308"
SEC_E_LOGON_DENIED = "0x8009030C"
SEC_E_UNKNOWN_CREDENTIALS = "0x8009030D"
SEC_E_NO_CREDENTIALS = "0x8009030E"
SEC_E_MESSAGE_ALTERED = "0x8009030F"
SEC_E_OUT_OF_SEQUENCE = "0x80090310"
SEC_E_NO_AUTHENTICATING_AUTHORITY = "0x80090311"
SEC_E_CONTEXT_EXPIRED = "0x80090317"
SEC_E_BUFFER_TOO_SMALL = "0x80090321"
SEC_E_TIME_SKEW = "0x80090324"
SEC_E_TARGET_UNKNOWN = "0x80090303"
SEC_E_BAD_BINDINGS = "0x80090346"

# Bits of fContextReq and pfContextAttr. The two namespaces agree on the first eight (sspi.h).
MUTUAL_AUTH, REPLAY_DETECT, SEQUENCE_DETECT, CONFIDENTIALITY, DELEGATE = 2, 4, 8, 0x10, 1
ALLOCATE_MEMORY, DATAGRAM, CONNECTION = 0x100, 0x400, 0x800
INTEGRITY = {"initiator": 0x10000, "acceptor": 0x20000}

CALLS = ("acquire initialize accept complete apply_control query set_attributes sign verify encrypt decrypt export "
         "import impersonate revert query_token delete query_credential add_credentials free enumerate "
         "query_package free_buffer change_password").split()
CALL_FIELDS = set("""seq op now package package_text ansi credential context new_handle_null new_handle_aliases
    requested reserved1 reserved2 data_rep target use identity granted_null expiry_null input output attribute qop
    message_number export_flags packed structure_null structure_size""".split())
NUMBERS = "seq version requested reserved1 reserved2 data_rep use attribute qop message_number export_flags".split()
FIELDS = {
    "hello": {"seq", "op", "version"},
    "session": {"seq", "op", "seed", "now", "role", "host", "folder", "realms", "account", "accounts"},
    "end": {"seq", "op"},
}


class Unsupported(Exception):
    """The implementation, or its interface, has no way to do this. The text says what."""


class Refused(Exception):
    """The request itself is wrong."""


def status(code):
    return {"status": code}


def token_of(descriptor):
    """The content of the first TOKEN buffer, or None."""
    for buffer in (descriptor or {}).get("buffers", []):
        if buffer.get("type", 0) & 0x0FFFFFFF == TOKEN:
            return bytes.fromhex(buffer.get("content", ""))
    return None


NEVER = str(0x7FFFFFFFFFFFFFFF)  # the expiry of what has none
CHANNEL_BINDINGS = 14


def expressible(request):
    """Refuses what only the SSPI's own calling convention can express: NULL pointers, sizes that are claimed."""
    for name in ("new_handle_null", "reserved1", "reserved2"):
        if request.get(name):
            raise Unsupported("outside the SSPI there is no %s" % name)
    if request.get("data_rep", 16) not in (0, 16):
        raise Unsupported("outside the SSPI there is no data representation")
    for descriptor in (request.get("input"), request.get("output")):
        descriptor = descriptor or {}
        buffers = descriptor.get("buffers", [])
        odd = descriptor.get("version") or "claimed" in descriptor or descriptor.get("array_null")
        if odd or any("claimed" in b or "shares" in b or b.get("null") and b.get("capacity") for b in buffers):
            raise Unsupported("outside the SSPI there are no buffer descriptors that could be wrong")


def unchanged(descriptor):
    """A descriptor after a call that only read it."""
    return [dict(type=b.get("type", 0), size=len(b.get("content", "")) // 2, content=b.get("content", ""))
            for b in (descriptor or {}).get("buffers", [])]


class Shim:
    """The base. `name`, `packages` and `control` are what hello says; `pins` what the world decides here."""

    name, packages, control, pins = "", [], "", []
    # Whether each session has a process of its own, so that none meets what the library remembers of another.
    forks = False

    def __init__(self):
        self.setup, self.credentials, self.contexts, self.last = {}, {}, {}, 0

    # Handles are small numbers, and never come back within a session.
    def keep(self, where, thing):
        self.last += 1
        where[self.last] = thing
        return "%x:0" % self.last

    def find(self, where, handle):
        return where.get(int(handle.split(":")[0], 16)) if handle else None

    def drop(self, where, handle):
        return where.pop(int(handle.split(":")[0], 16), None) if handle else None

    def missing(self):
        """Why the implementation cannot be used on this machine; empty if it can."""
        return ""

    def begin(self):
        """A session begins; self.setup has its fields."""

    def forget(self):
        """The session is over: let go of everything outside this process."""

    def free(self, request):
        if self.drop(self.credentials, request.get("credential")) is None:
            raise Unsupported("%s has no credential handles that could be wrong" % self.name)
        return status(SEC_E_OK)

    def delete(self, request):
        context = self.drop(self.contexts, request.get("context"))
        if context is None:
            raise Unsupported("%s has no context handles that could be wrong" % self.name)
        if hasattr(context, "close"):
            context.close()
        return status(SEC_E_OK)

    def calls(self):
        return [call for call in CALLS if callable(getattr(self, "import_" if call == "import" else call, None))]

    def answer_output(self, request, token):
        """The output descriptor after the call, with the token in its first TOKEN buffer; None if there is no room."""
        buffers = []
        placed = token is None
        for buffer in (request.get("output") or {}).get("buffers", []):
            is_token = buffer.get("type", 0) & 0x0FFFFFFF == TOKEN
            after = {"type": buffer.get("type", 0), "size": 0 if is_token else buffer.get("capacity", 0)}
            if not placed and is_token:
                allocates = request.get("requested", 0) & ALLOCATE_MEMORY
                if not allocates and len(token) > buffer.get("capacity", 0):
                    return None
                after.update(size=len(token), content=token.hex(), changed=bool(token))
                if allocates:
                    after["allocated"] = True
                placed = True
            buffers.append(after)
        return buffers if placed or not token else None

    def answer_leg(self, request, context, code, token, no_room, expiry=NEVER):
        """The reply of a handshake's leg that went well; `no_room` says why no buffer can be too small for the token.
        The shim's own granted() tells the attributes."""
        buffers = self.answer_output(request, token)
        if buffers is None:
            raise Unsupported(no_room)
        reply = {"status": code, "output": buffers, "input": unchanged(request.get("input"))}
        handle = request.get("context") or self.keep(self.contexts, context)
        if not request.get("context") or request.get("new_handle_aliases"):
            reply["new_handle"] = handle
        if not request.get("granted_null"):
            reply["granted"] = self.granted(request, context)
        if not request.get("expiry_null"):
            reply["expiry"] = expiry
        return reply


def perform(shim, request):
    op = request.get("op")
    if op not in FIELDS and op not in CALLS:
        raise Refused("there is no operation called %s" % json.dumps(op))
    unknown = set(request) - FIELDS.get(op, CALL_FIELDS)
    if unknown:
        raise Refused("%s has no field called %s" % (op, ", ".join(sorted(unknown))))
    for name in NUMBERS:
        if not isinstance(request.get(name, 0), int):
            raise Refused("the field %s must be a number" % name)
    if op == "hello":
        if shim.missing():
            raise Refused(shim.missing())
        return {"re": "hello", "version": VERSION, "name": shim.name, "packages": shim.packages,
                "able": ["session"] + shim.pins, "calls": shim.calls(), "control": shim.control}
    if op in ("session", "end"):
        shim.forget()
        shim.__init__()
        if op == "end":
            return {"re": "ended", "text": "ended"}
        shim.setup = request
        shim.begin()
        return {"re": "session"}
    method = getattr(shim, "import_" if op == "import" else op, None)
    if not callable(method):
        raise Unsupported("%s has no %s" % (shim.name, op))
    if request.get("ansi"):
        raise Unsupported("%s has no A functions" % shim.name)
    return method(request)


def answer(shim, line):
    request = {}
    try:
        request = json.loads(line)
        if not isinstance(request, dict):
            request = {}
            raise Refused("not a JSON object")
        reply = perform(shim, request)
    except Unsupported as why:
        reply = {"outcome": "unsupported", "message": str(why)}
    except Refused as why:
        reply = {"re": "error", "text": str(why)}
    except (ValueError, TypeError, AttributeError, KeyError) as why:
        reply = {"re": "error", "text": "%s: %s" % (type(why).__name__, why)}
    if isinstance(request.get("seq", 0), int):
        reply["seq"] = request.get("seq", 0)
    return reply


def write(replies, reply):
    text = json.dumps(reply, separators=(",", ":")).encode() + b"\n"
    while text:
        text = text[os.write(replies, text):]


def asks_for(line, op):
    try:
        return json.loads(line).get("op") == op
    except (ValueError, AttributeError):
        return False


def serve_lines(shim, lines, replies):
    """Answers until the input ends, or, in the process of a session, until its end."""
    in_session = False
    for line in lines:
        if shim.forks and not in_session and asks_for(line, "session"):
            child = os.fork()
            if child:
                how = os.waitpid(child, 0)[1]
                if how:
                    words = "killed by signal %d" if os.WIFSIGNALED(how) else "exited with status %d"
                    number = os.WTERMSIG(how) if os.WIFSIGNALED(how) else os.WEXITSTATUS(how)
                    write(replies, {"re": "ended", "text": words % number})
                continue
            in_session = True
        write(replies, answer(shim, line))
        if in_session and asks_for(line, "end"):
            break
    shim.forget()
    if in_session:
        os._exit(0)


def serve(shim):
    """Answers requests until the input ends. Whatever else writes to standard output goes to standard error instead."""
    lines = os.fdopen(os.dup(0), "rb")
    replies = os.dup(1)
    os.dup2(2, 1)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    sys.stdout = sys.stderr
    serve_lines(shim, lines, replies)
