#!/usr/bin/python3
"""python3-gssapi as a subject: MIT krb5 by its Python binding, Kerberos and Negotiate, both roles. The words of GSS-API
are mapped onto the SSPI's in tools/docs/python_gssapi.md.
"""

import datetime
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", "python"))
import line_protocol as line  # noqa: E402

FAKETIME = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"
if os.path.exists(FAKETIME) and "FAKETIME_NO_CACHE" not in os.environ:
    os.environ.update(LD_PRELOAD=FAKETIME, FAKETIME_NO_CACHE="1", FAKETIME="2026-01-01 00:00:00", TZ="UTC")
    os.execv(sys.executable, [sys.executable] + sys.argv)

try:
    import gssapi
    from gssapi import raw
except ImportError as why:
    gssapi, absent = None, str(why)

KRB5, SPNEGO = "1.2.840.113554.1.2.2", "1.3.6.1.5.5.2"
SESSION_KEY_OID = "1.2.840.113554.1.2.2.5.5"
SIZES, NAMES, LIFESPAN, SESSION_KEY, FLAGS = 0, 1, 2, 9, 14
DATA, SLACK = 1, 64

# Routine errors by number (RFC 2744 section 3.9.1); any other is an internal error.
MAJORS = {1: line.SEC_E_SECPKG_NOT_FOUND, 2: line.SEC_E_TARGET_UNKNOWN, 3: line.SEC_E_TARGET_UNKNOWN,
          4: line.SEC_E_BAD_BINDINGS, 6: line.SEC_E_MESSAGE_ALTERED, 7: line.SEC_E_NO_CREDENTIALS,
          9: line.SEC_E_INVALID_TOKEN, 10: line.SEC_E_NO_CREDENTIALS, 11: line.SEC_E_NO_CREDENTIALS,
          12: line.SEC_E_CONTEXT_EXPIRED, 15: line.SEC_E_LOGON_DENIED, 16: line.SEC_E_UNSUPPORTED_FUNCTION}
# What the library says of a failure that GSS-API has no number for: at the initiator, at the acceptor.
TEXTS = [("Message stream modified", "0x80090322", line.SEC_E_LOGON_DENIED),
         ("Clock skew too great", line.SEC_E_TIME_SKEW, line.SEC_E_TIME_SKEW),
         ("Ticket not yet valid", line.SEC_E_TIME_SKEW, line.SEC_E_TIME_SKEW),
         ("Server not found", line.SEC_E_TARGET_UNKNOWN, line.SEC_E_INTERNAL_ERROR),
         ("not found in Kerberos database", line.SEC_E_LOGON_DENIED, line.SEC_E_INTERNAL_ERROR),
         ("Preauthentication failed", line.SEC_E_LOGON_DENIED, line.SEC_E_INTERNAL_ERROR),
         ("Password incorrect", line.SEC_E_LOGON_DENIED, line.SEC_E_INTERNAL_ERROR),
         ("credentials have been revoked", line.SEC_E_LOGON_DENIED, line.SEC_E_INTERNAL_ERROR),
         ("Cannot contact any KDC", line.SEC_E_NO_AUTHENTICATING_AUTHORITY, line.SEC_E_INTERNAL_ERROR),
         ("Cannot find KDC", line.SEC_E_NO_AUTHENTICATING_AUTHORITY, line.SEC_E_INTERNAL_ERROR),
         ("Request is a replay", line.SEC_E_LOGON_DENIED, line.SEC_E_LOGON_DENIED),
         ("Wrong principal in request", "0x80090322", line.SEC_E_LOGON_DENIED),
         ("not found in keytab", line.SEC_E_NO_CREDENTIALS, line.SEC_E_LOGON_DENIED),
         ("Cannot decrypt ticket", line.SEC_E_LOGON_DENIED, line.SEC_E_LOGON_DENIED),
         ("No Kerberos credentials", line.SEC_E_NO_CREDENTIALS, line.SEC_E_NO_CREDENTIALS)]
# Bits that both namespaces of the SSPI and GSS-API number alike (RFC 2744 section 5.19; sspi.h).
SAME_BITS = line.MUTUAL_AUTH | line.REPLAY_DETECT | line.SEQUENCE_DETECT | line.CONFIDENTIALITY
INTEGRITY_BIT, DELEGATED_BIT = 0x20, 1


def failure(error, role):
    text = str(error)
    number = (error.maj_code >> 16) & 0xFF
    by_text = [(mine, theirs) for words, mine, theirs in TEXTS if words in text]
    code = MAJORS.get(number, line.SEC_E_INTERNAL_ERROR)
    if number in (0, 7, 9, 13) and by_text:
        code = by_text[0][0 if role == "initiator" else 1]
    return {"status": code, "message": text.replace("\n", " ")}


class Context:
    def __init__(self, role, credential, target):
        self.role, self.credential, self.target = role, credential, target
        self.handle, self.done, self.flags, self.delegated = None, False, 0, None


class PythonGssapi(line.Shim):
    packages = ["Kerberos", "Negotiate"]

    def __init__(self):
        super().__init__()
        self.name = "python-gssapi %s" % gssapi.__version__ if hasattr(gssapi, "__version__") else "python-gssapi"
        fakes = os.environ.get("LD_PRELOAD") == FAKETIME
        self.pins = ["accounts", "kdc", "clock"] if fakes else ["accounts"]
        self.control = ("KDC, accounts and keytab: the scenario's; clock: %s; chance: the machine's; environment: "
                        "the session's krb5.conf" % ("the world's, in whole seconds (libfaketime)" if fakes else
                                                     "the machine's (Debian package faketime is missing)"))

    def missing(self):
        return "" if gssapi else "gssapi cannot be imported (Debian package python3-gssapi): " + absent

    def begin(self):
        self.tick(self.setup)

    @staticmethod
    def tick(request):
        """The clock of libfaketime is an environment variable, looked at whenever somebody asks for the time."""
        if request.get("now"):
            since = datetime.timedelta(microseconds=int(request["now"]) // 10)
            os.environ["FAKETIME"] = (datetime.datetime(1601, 1, 1) + since).strftime("%Y-%m-%d %H:%M:%S")

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
        unknown = request.get("requested", 0) & ~(SAME_BITS | DELEGATED_BIT | line.INTEGRITY[role] | line.ALLOCATE_MEMORY)
        if unknown or "output" not in request or request.get("requested", 0) & DELEGATED_BIT:
            raise line.Unsupported("GSS-API has no flag for 0x%08X, or no place for a token" % unknown)
        context = context or Context(role, credential, request.get("target"))
        try:
            token, lifetime = self.step(request, context, role)
        except gssapi.exceptions.GSSError as error:
            reply = failure(error, role)
            return dict(reply, output=self.answer_output(request, getattr(error, "token", None)))
        return self.answer(request, context, token, lifetime)

    def step(self, request, context, role):
        self.obtain(context.credential)
        token, bindings = line.token_of(request.get("input")), self.bindings(request)
        if role == "initiator":
            asked = request.get("requested", 0)
            flags = asked & SAME_BITS | (INTEGRITY_BIT if asked & line.INTEGRITY[role] else 0)
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
        buffers = self.answer_output(request, token or None)
        if buffers is None:
            raise line.Unsupported("GSS-API allocates its tokens: no buffer of the caller's can be too small for one")
        reply = {"status": line.SEC_E_OK if context.done else line.SEC_I_CONTINUE_NEEDED, "output": buffers,
                 "input": line.unchanged(request.get("input"))}
        handle = request.get("context") or self.keep(self.contexts, context)
        if not request.get("context") or request.get("new_handle_aliases"):
            reply["new_handle"] = handle
        if not request.get("granted_null"):
            reply["granted"] = context.flags & SAME_BITS | request.get("requested", 0) & line.ALLOCATE_MEMORY | (
                line.INTEGRITY[context.role] if context.flags & INTEGRITY_BIT else 0)
        if not request.get("expiry_null"):
            now = int(request.get("now") or self.setup.get("now", 0))
            reply["expiry"] = line.NEVER if not lifetime or lifetime > 1 << 31 else str(now + lifetime * 10000000)
        return reply

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
        kinds = [b.get("type", 0) for b in buffers]
        if sorted(k for k in kinds if k != 9) != [DATA, line.TOKEN] or request.get("qop") or request.get("message_number"):
            raise line.Unsupported("GSS-API takes a message and a token, and contexts count by themselves")
        return buffers, kinds.index(DATA), kinds.index(line.TOKEN)

    def told(self, request, buffers, changes):
        after = []
        for index, buffer in enumerate(buffers):
            content = changes.get(index, bytes.fromhex(buffer.get("content", "")))
            if len(content) > max(buffer.get("capacity", 0), len(buffer.get("content", "")) // 2):
                raise line.Unsupported("GSS-API allocates its tokens: no buffer of the caller's can be too small for one")
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
            late = type(error).__name__ in ("DuplicateTokenError", "OldTokenError", "UnseqTokenError", "GapTokenError")
            return line.status(line.SEC_E_OUT_OF_SEQUENCE) if late else failure(error, context.role)

    def sign(self, request):
        return self.protect(request, lambda gss, octets, data, token: {token: raw.get_mic(gss, octets[0])})

    def verify(self, request):
        def act(gss, octets, data, token):
            raw.verify_mic(gss, octets[0], octets[1])
            return {}
        return self.protect(request, act)

    def encrypt(self, request):
        def act(gss, octets, data, token):
            whole = raw.wrap(gss, octets[0], True).message
            head = len(whole) - len(octets[0])
            return {token: whole[:head], data: whole[head:]}
        return self.protect(request, act)

    def decrypt(self, request):
        return self.protect(request, lambda gss, octets, data, token: {
            data: raw.unwrap(gss, octets[1] + octets[0]).message})


if __name__ == "__main__":
    line.serve(PythonGssapi())
