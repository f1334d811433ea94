#!/usr/bin/python3
"""python3-gssapi as a subject: MIT krb5 by its Python binding, Kerberos and Negotiate, both roles. The words of GSS-API
are mapped onto the SSPI's in tools/docs/python_gssapi.md.
"""

import os
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", "python"))
import line_protocol as line  # noqa: E402

FAKETIME = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"
if os.path.exists(FAKETIME) and "SHIM_STARTED" not in os.environ:
    # The clock that starts nowhere stays true, and tells how late it is by the machine's.
    os.environ.update(LD_PRELOAD=FAKETIME, FAKETIME_NO_CACHE="1", FAKETIME="+0", FAKETIME_DONT_FAKE_MONOTONIC="1",
                      DONT_FAKE_MONOTONIC="1", SHIM_STARTED=repr(time.time() - time.monotonic()))
    os.execv(sys.executable, [sys.executable] + sys.argv)

try:
    import gssapi
    from gssapi import raw
except ImportError as why:
    gssapi, absent = None, str(why)

KRB5, SPNEGO = "1.2.840.113554.1.2.2", "1.3.6.1.5.5.2"
SESSION_KEY_OID = "1.2.840.113554.1.2.2.5.5"
SIZES, NAMES, LIFESPAN, SESSION_KEY, FLAGS = 0, 1, 2, 9, 14
DATA, PADDING, STREAM, SLACK = 1, 9, 10, 64

# Routine errors by number (RFC 2744 section 3.9.1); any other is an internal error.
MAJORS = {1: line.SEC_E_SECPKG_NOT_FOUND, 2: line.SEC_E_TARGET_UNKNOWN, 3: line.SEC_E_TARGET_UNKNOWN,
          4: line.SEC_E_BAD_BINDINGS, 6: line.SEC_E_MESSAGE_ALTERED, 7: line.SEC_E_NO_CREDENTIALS,
          9: line.SEC_E_INVALID_TOKEN, 10: line.SEC_E_NO_CREDENTIALS, 11: line.SEC_E_NO_CREDENTIALS,
          12: line.SEC_E_CONTEXT_EXPIRED, 15: line.SEC_E_LOGON_DENIED, 16: line.SEC_E_UNSUPPORTED_FUNCTION}
WRONG_PRINCIPAL, UNKNOWN_ETYPE, NO_KERB_KEY = "0x80090322", "0x80090342", "0x80090348"
# Minor statuses: the codes of RFC 4120 section 7.5.9, then MIT's own, behind the base of its table. What each means at
# the initiator and at the acceptor is what the documented package says; a code without a row is an internal error.
KERBEROS_BASE, READER_BASE, TABLE = -1765328384, 1859794432, 256
DENIED, INVALID, INTERNAL = line.SEC_E_LOGON_DENIED, line.SEC_E_INVALID_TOKEN, line.SEC_E_INTERNAL_ERROR
NOBODY, NO_KDC = line.SEC_E_NO_CREDENTIALS, line.SEC_E_NO_AUTHENTICATING_AUTHORITY
MINORS = {code: (mine, theirs) for codes, mine, theirs in [
    ((1, 6, 12, 18, 21, 23, 24), DENIED, INTERNAL), ((2, 7, 19, 22, 27), line.SEC_E_TARGET_UNKNOWN, INTERNAL),
    ((14,), UNKNOWN_ETYPE, INTERNAL), ((29, 68, 154, 156), NO_KDC, INTERNAL), ((35, 41), WRONG_PRINCIPAL, DENIED),
    ((32, 36, 38, 44), DENIED, DENIED), ((34,), DENIED, DENIED), ((33, 37), line.SEC_E_TIME_SKEW, line.SEC_E_TIME_SKEW),
    ((45,), NO_KERB_KEY, NO_KERB_KEY), ((31, 39, 40, 46, 50), INVALID, INVALID), ((141, 195), NOBODY, NOBODY),
    ((144,), WRONG_PRINCIPAL, DENIED), ((181,), NOBODY, DENIED)] for code in codes}
# Where the mechglue hides the minor status behind a number of its own, its words tell, if there are any.
OWN_NUMBERS = 100000
TEXTS = [("Cannot find KDC", NO_KDC, INTERNAL), ("Cannot contact any KDC", NO_KDC, INTERNAL),
         ("Token header is malformed", INVALID, INVALID), ("Invalid token was supplied", INVALID, INVALID),
         ("Invalid field length in token", INVALID, INVALID), ("not found in keytab", NOBODY, DENIED),
         ("Ticket not yet valid", line.SEC_E_TIME_SKEW, line.SEC_E_TIME_SKEW),
         ("Clock skew too great", line.SEC_E_TIME_SKEW, line.SEC_E_TIME_SKEW),
         ("Message stream modified", WRONG_PRINCIPAL, DENIED)]
# Bits that both namespaces of the SSPI and GSS-API number alike (RFC 2744 section 5.19; sspi.h).
SAME_BITS = line.MUTUAL_AUTH | line.REPLAY_DETECT | line.SEQUENCE_DETECT | line.CONFIDENTIALITY
INTEGRITY_BIT, DELEGATED_BIT = 0x20, 1
LATE = 0x1E  # GSS_S_DUPLICATE_TOKEN, OLD_TOKEN, UNSEQ_TOKEN, GAP_TOKEN
NO_REQUEST = 0x80  # GSS_C_PROT_READY_FLAG, no request; the binding takes no flags at all for its own choice


def failure(error, role, had_password=False, reads_token=True):
    """A routine error of its own meaning outweighs the minor status, unless it says only that something failed."""
    number, side = (error.maj_code >> 16) & 0xFF, 0 if role == "initiator" else 1
    minor = error.min_code - (1 << 32) if error.min_code >> 31 else error.min_code
    text = str(error).replace("\n", " ")
    code = MAJORS.get(number, INTERNAL)
    if number in (0, 7, 9, 13):
        told = [row[1:][side] for row in TEXTS if row[0] in text]
        if READER_BASE <= minor < READER_BASE + TABLE:
            code = INVALID
        elif minor - KERBEROS_BASE in MINORS:
            code = MINORS[minor - KERBEROS_BASE][side]
        elif told:
            code = told[0]
        elif number == 13 and OWN_NUMBERS <= minor < 2 * OWN_NUMBERS:  # the mechglue's own, and its words are lost
            raise line.Unsupported("python-gssapi does not tell what the library found wrong")
        elif had_password and number == 7:
            code = INTERNAL
    # What is wrong with a KDC's reply is not wrong with a token, and says nothing of the peer (ISC-N-055).
    if not reads_token and (code in (INVALID, WRONG_PRINCIPAL) or minor - KERBEROS_BASE == 32):
        code = INTERNAL
    return {"status": code, "message": text}


class Context:
    def __init__(self, role, credential, target):
        self.role, self.credential, self.target = role, credential, target
        self.handle, self.done, self.flags, self.delegated = None, False, 0, None


class PythonGssapi(line.Shim):
    packages = ["Kerberos", "Negotiate"]
    forks = True  # minor statuses of the mechglue are numbered as a process meets them

    def __init__(self):
        super().__init__()
        self.name = "python-gssapi %s" % gssapi.__version__ if hasattr(gssapi, "__version__") else "python-gssapi"
        fakes = os.environ.get("LD_PRELOAD") == FAKETIME
        self.pins = ["accounts", "kdc", "clock"] if fakes else ["accounts"]
        clock = ("the world's (libfaketime), which goes on during a call" if fakes else
                 "the machine's (Debian package faketime is missing)")
        self.control = ("KDC, accounts and keytab: the scenario's; clock: %s; chance: the machine's; environment: "
                        "the session's krb5.conf" % clock)

    def missing(self):
        return "" if gssapi else "gssapi cannot be imported (Debian package python3-gssapi): " + absent

    def begin(self):
        self.tick(self.setup)

    @staticmethod
    def tick(request):
        """The clock of libfaketime is an environment variable, looked at whenever somebody asks for the time."""
        if request.get("now") and "SHIM_STARTED" in os.environ:
            machine = float(os.environ["SHIM_STARTED"]) + time.monotonic()
            os.environ["FAKETIME"] = "%+.6f" % (int(request["now"]) / 1e7 - 11644473600 - machine)

    @staticmethod
    def mechanism(package):
        return gssapi.OID.from_int_seq(KRB5 if package == "Kerberos" else SPNEGO)

    def acquire(self, request):
        line.expressible(request)
        self.tick(request)
        package = request.get("package", "Negotiate")
        if package not in self.packages or request.get("package_text", package) != package:
            return line.status(line.SEC_E_SECPKG_NOT_FOUND)
        identity = request.get("identity")
        if request.get("use", 2) not in (1, 2, 3) or (identity or {}).get("package_list"):
            raise line.Unsupported("GSS-API has credentials for the two directions, and no list of packages")
        if identity is not None and not identity.get("user"):
            raise line.Unsupported("GSS-API has no logon without a name by a password")
        credential = {"package": package, "use": request.get("use", 2), "identity": identity, "gss": None}
        if credential["use"] == 2 and identity is None and not self.setup.get("account"):
            return line.status(line.SEC_E_NO_CREDENTIALS)
        if credential["use"] & 1:
            try:
                self.obtain(credential)
            except gssapi.exceptions.GSSError as error:
                if package == "Negotiate" and not self.setup.get("account"):
                    raise line.Unsupported("MIT krb5 negotiates no NTLM") from error
                return failure(error, "acceptor")
        reply = {"new_handle": self.keep(self.credentials, credential)}
        return reply if request.get("expiry_null") else dict(reply, expiry=line.NEVER)

    def obtain(self, credential):
        """GSS-API logs on as it acquires; the SSPI does it with the first leg."""
        if credential["gss"] is not None:
            return
        mechanisms = [self.mechanism(credential["package"])]
        identity = credential["identity"] or (self.setup.get("account") if credential["use"] == 2 else None)
        if identity is None:
            credential["gss"] = raw.acquire_cred(None, usage="accept", mechs=mechanisms).creds
            return
        domain = identity.get("domain", "")
        realms = [r for r in self.setup.get("realms", []) if domain.upper() in (r, r.split(".")[0])]
        name = identity["user"] + "@" + (realms[0] if realms else domain)
        credential["gss"] = raw.acquire_cred_with_password(
            raw.import_name(name.encode(), gssapi.NameType.kerberos_principal), identity.get("password", "").encode(),
            usage="initiate", mechs=mechanisms).creds

    def initialize(self, request):
        return self.leg(request, "initiator")

    def accept(self, request):
        return self.leg(request, "acceptor")

    def bindings(self, request):
        for buffer in (request.get("input") or {}).get("buffers", []):
            if buffer.get("type", 0) & 0xFFFF == line.CHANNEL_BINDINGS:
                octets = bytes.fromhex(buffer.get("content", ""))
                size, offset = (int.from_bytes(octets[at:at + 4], "little") for at in (24, 28))
                if len(octets) < 32 or offset + size > len(octets) or any(octets[:24]):
                    raise line.Unsupported("GSS-API is given the application's data of bindings, and no addresses here")
                return raw.ChannelBindings(application_data=octets[offset:offset + size])
        return None

    def leg(self, request, role):
        line.expressible(request)
        self.tick(request)
        credential = self.find(self.credentials, request.get("credential"))
        context = self.find(self.contexts, request.get("context"))
        direction = 2 if role == "initiator" else 1
        if credential is None or not credential["use"] & direction:
            raise line.Unsupported("GSS-API has no credential handles that could be wrong")
        if request.get("context") and (context is None or context.done or context.role != role or
                                       context.credential is not credential):
            raise line.Unsupported("GSS-API has no context handles that could be wrong")
        known = SAME_BITS | DELEGATED_BIT | line.INTEGRITY[role] | line.ALLOCATE_MEMORY
        unknown = request.get("requested", 0) & ~known
        if unknown or "output" not in request or request.get("requested", 0) & DELEGATED_BIT:
            raise line.Unsupported("GSS-API has no flag for 0x%08X, or no place for a token" % unknown)
        if credential["package"] == "Negotiate" and b"NTLMSSP" in (line.token_of(request.get("input")) or b""):
            raise line.Unsupported("MIT krb5 negotiates no NTLM")
        context = context or Context(role, credential, request.get("target"))
        try:
            token, lifetime = self.step(request, context, role)
        except gssapi.exceptions.GSSError as error:
            reply = failure(error, role, role == "initiator" and credential["gss"] is None,
                            bool(line.token_of(request.get("input"))))
            first = role == "initiator" and not request.get("context")
            if first and credential["package"] == "Negotiate" and reply["status"] in (
                    line.SEC_E_TARGET_UNKNOWN, NO_KDC, NOBODY):
                raise line.Unsupported("MIT krb5 negotiates Kerberos alone, and has nothing to fall back on") from error
            return dict(reply, output=self.answer_output(request, getattr(error, "token", None)))
        return self.answer(request, context, token, lifetime)

    def step(self, request, context, role):
        self.obtain(context.credential)
        token, bindings = line.token_of(request.get("input")), self.bindings(request)
        if role == "initiator":
            asked = request.get("requested", 0)
            flags = NO_REQUEST | asked & SAME_BITS | (INTEGRITY_BIT if asked & line.INTEGRITY[role] else 0)
            name = raw.import_name((context.target or "").encode(), gssapi.NameType.kerberos_principal)
            result = raw.init_sec_context(name, context.credential["gss"], context.handle,
                                          self.mechanism(context.credential["package"]),
                                          flags=gssapi.IntEnumFlagSet(gssapi.RequirementFlag, flags), input_token=token,
                                          channel_bindings=bindings)
        else:
            result = raw.accept_sec_context(token or b"", context.credential["gss"], context.handle, bindings)
            context.source = result.initiator_name
        context.handle, context.done = result.context, not result.more_steps
        context.flags = int(result.flags)
        return result.token, result.lifetime

    def answer(self, request, context, token, lifetime):
        code = line.SEC_E_OK if context.done else line.SEC_I_CONTINUE_NEEDED
        now = int(request.get("now") or self.setup.get("now", 0))
        expiry = line.NEVER if not lifetime or lifetime > 1 << 31 else str(now + lifetime * 10000000)
        no_room = "GSS-API allocates its tokens: no buffer of the caller's can be too small for one"
        return self.answer_leg(request, context, code, token or None, no_room, expiry)

    @staticmethod
    def granted(request, context):
        return context.flags & SAME_BITS | request.get("requested", 0) & line.ALLOCATE_MEMORY | (
            line.INTEGRITY[context.role] if context.flags & INTEGRITY_BIT else 0)

    def established(self, request):
        self.tick(request)
        context = self.find(self.contexts, request.get("context"))
        if context is None or not context.done:
            raise line.Unsupported("GSS-API has no context handles that could be wrong")
        return context

    def query(self, request):
        context = self.established(request)
        attribute = request.get("attribute", 0)
        if request.get("structure_null") or "structure_size" in request:
            raise line.Unsupported("GSS-API has no structures of the caller's")
        if attribute == SIZES:
            signs, seals = context.flags & INTEGRITY_BIT, context.flags & line.CONFIDENTIALITY
            return {"facts": {"max_token": 65535, "max_signature": SLACK if signs else 0, "block_size": 1,
                              "security_trailer": 2 * SLACK if signs or seals else 0}}
        if attribute == NAMES:
            inquired = raw.inquire_context(context.handle, initiator_name=True)
            return {"facts": {"user": raw.display_name(inquired.initiator_name).name.decode()}}
        if attribute == SESSION_KEY:
            keys = raw.inquire_sec_context_by_oid(context.handle, gssapi.OID.from_int_seq(SESSION_KEY_OID))
            return {"facts": {"session_key": keys[0].hex()}}
        raise line.Unsupported("python-gssapi does not tell this attribute")

    def message(self, request):
        buffers = request.get("input", {}).get("buffers", [])
        whole = request["op"] == "decrypt"  # STREAM holds token and message in one piece
        kinds = [line.TOKEN if whole and b.get("type", 0) == STREAM else b.get("type", 0) for b in buffers]
        filled = sorted(k for k in kinds if k not in (0, PADDING))  # the padding that a caller leaves room for is empty
        if filled != [DATA, line.TOKEN] or request.get("qop") or request.get("message_number"):
            raise line.Unsupported("GSS-API takes a message and a token, and contexts count by themselves")
        return buffers, kinds.index(DATA), kinds.index(line.TOKEN)

    def told(self, request, buffers, changes):
        after = []
        for index, buffer in enumerate(buffers):
            unchanged = b"" if buffer.get("type", 0) == PADDING else bytes.fromhex(buffer.get("content", ""))
            content = changes.get(index, unchanged)
            into_stream = buffer.get("null") and any(b.get("type", 0) == STREAM for b in buffers)
            if not into_stream and len(content) > max(buffer.get("capacity", 0), len(buffer.get("content", "")) // 2):
                raise line.Unsupported(
                    "GSS-API allocates its tokens: no buffer of the caller's can be too small for one")
            after.append({"type": buffer.get("type", 0), "size": len(content), "content": content.hex(),
                          "changed": content.hex() != buffer.get("content", "")})
        return {"input": after}

    def protect(self, request, act):
        line.expressible(request)
        context = self.established(request)
        buffers, data, token = self.message(request)
        octets = [bytes.fromhex(buffers[at].get("content", "")) for at in (data, token)]
        try:
            return self.told(request, buffers, act(context.handle, octets, data, token))
        except gssapi.exceptions.GSSError as error:
            late = error.maj_code & LATE and not error.maj_code >> 16
            return line.status(line.SEC_E_OUT_OF_SEQUENCE) if late else failure(error, context.role)

    def sign(self, request):
        return self.protect(request, lambda gss, octets, data, token: {token: raw.get_mic(gss, octets[0])})

    def verify(self, request):
        def act(gss, octets, data, token):
            raw.verify_mic(gss, octets[0], octets[1])
            return {}
        return self.protect(request, act)

    @staticmethod
    def is_in_dce_style(gss):
        try:
            return raw.RequirementFlag.dce_style in raw.inquire_context(gss).flags
        except gssapi.exceptions.GSSError:  # a context that has expired tells nothing, and what gss_wrap says is wanted
            return False

    def encrypt(self, request):
        def act(gss, octets, data, token):
            if self.is_in_dce_style(gss):  # whose messages gss_wrap does not know
                pieces = raw.IOV(raw.IOVBufferType.header, octets[0], std_layout=False)
                raw.wrap_iov(gss, pieces, True)
                return {token: pieces[0].value, data: pieces[1].value}
            whole = raw.wrap(gss, octets[0], True).message
            head = len(whole) - len(octets[0])
            return {token: whole[:head], data: whole[head:]}
        return self.protect(request, act)

    def decrypt(self, request):
        def act(gss, octets, data, token):
            if self.is_in_dce_style(gss):
                pieces = raw.IOV((raw.IOVBufferType.header, False, octets[1]), octets[0], std_layout=False)
                raw.unwrap_iov(gss, pieces)
                return {data: pieces[1].value}
            return {data: raw.unwrap(gss, octets[1] + octets[0]).message}
        return self.protect(request, act)


if __name__ == "__main__":
    line.serve(PythonGssapi())
