#!/usr/bin/python3
"""Samba's own security stack, GENSEC, as a subject, by its Python binding: NTLM (NTLMSSP), Kerberos (by its
Heimdal) and Negotiate (its SPNEGO). The words of GENSEC are mapped onto the SSPI's in tools/docs/samba.md.
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
    import samba
    from samba import NTSTATUSError, gensec
    from world import World
except ImportError as why:
    gensec, absent = None, str(why)

MODULE = "/usr/lib/x86_64-linux-gnu/samba/ldb/extended_dn_out.so"
MECHANISMS = {"NTLM": "ntlmssp", "Kerberos": "gssapi_krb5", "Negotiate": "spnego"}
SIZES, NAMES, SESSION_KEY, DATA, PADDING, STREAM, SLACK = 0, 1, 9, 1, 9, 10, 64
ALLOCATES = "GENSEC allocates its tokens: no buffer of the caller's can be too small for one"
NTLM_SIGNATURE = 16  # MS-NLMP 2.2.2.9
AP_REP = bytes.fromhex("06092a864886f71201020202 00")  # the mechanism and TOK_ID of RFC 4121 4.1

# NTSTATUS codes (MS-ERREF 2.3.1) as the SSPI names the same; any other is an internal error.
INVALID_PARAMETER, ACCESS_DENIED = 0xC000000D, 0xC0000022
NO_SUCH_USER = 0xC0000064
STATUSES = {
    INVALID_PARAMETER: line.SEC_E_INVALID_TOKEN,  # a token that cannot be read
    ACCESS_DENIED: line.SEC_E_MESSAGE_ALTERED,  # what check_packet and unwrap say of a wrong signature
    0xC000005E: line.SEC_E_NO_AUTHENTICATING_AUTHORITY,  # NO_LOGON_SERVERS
    0xC0000133: line.SEC_E_TIME_SKEW,  # TIME_DIFFERENCE_AT_DC
}
# Refused logons: NO_SUCH_USER, WRONG_PASSWORD, LOGON_FAILURE, ACCOUNT_RESTRICTION, INVALID_LOGON_HOURS,
# INVALID_WORKSTATION, PASSWORD_EXPIRED, ACCOUNT_DISABLED, ACCOUNT_EXPIRED, PASSWORD_MUST_CHANGE, ACCOUNT_LOCKED_OUT.
STATUSES.update({code: line.SEC_E_LOGON_DENIED for code in (
    NO_SUCH_USER, 0xC000006A, 0xC000006D, 0xC000006E, 0xC000006F, 0xC0000070, 0xC0000071, 0xC0000072, 0xC0000193,
    0xC0000224, 0xC0000234)})


def code_of(error):
    return error.args[0] & 0xFFFFFFFF


def names_by_realm(token):
    """Whether an AUTHENTICATE names user@REALM (MS-NLMP 2.2.1.3): so Samba's initiator does once it tried Kerberos."""
    message = token[token.find(b"NTLMSSP\0\x03\0\0\0"):] if b"NTLMSSP\0\x03\0\0\0" in token else b""
    if len(message) < 44:
        return False
    size, at = int.from_bytes(message[36:38], "little"), int.from_bytes(message[40:44], "little")
    return b"@\0" in message[at:at + size]


def failure(error, in_message=False, reads_token=True):
    code = code_of(error)
    status = STATUSES.get(code, line.SEC_E_INTERNAL_ERROR)
    if code == INVALID_PARAMETER and not reads_token:  # what GENSEC says of a server that the KDC does not know
        status = line.SEC_E_TARGET_UNKNOWN
    if code == ACCESS_DENIED and not in_message:
        status = line.SEC_E_LOGON_DENIED
    return {"status": status, "message": "0x%08X %s" % (code, error.args[1])}


class Context:
    """One side's gensec.Security, and what it was asked for."""

    def __init__(self, package, role, credential, security):
        self.package, self.role, self.credential, self.security = package, role, credential, security
        self.done, self.failed, self.mutual = False, False, False

    def notice(self, read, written):
        """An AP-REP proves the acceptor (RFC 4121 4.1.2): GENSEC does not say, its tokens do."""
        token = read if self.role == "initiator" else written
        self.mutual = self.mutual or AP_REP in (token or b"")


class Samba(line.Shim):
    packages = ["NTLM", "Kerberos", "Negotiate"]
    forks = True  # what Samba reads of its configuration it keeps for the life of a process

    def __init__(self):
        super().__init__()
        self.name = "Samba GENSEC " + samba.version.split("-")[0] if gensec else "Samba GENSEC"
        fakes = os.environ.get("LD_PRELOAD") == FAKETIME
        self.pins = ["accounts", "kdc", "clock"] if fakes else ["accounts"]
        clock = ("the world's (libfaketime), which goes on during a call" if fakes else
                 "the machine's (Debian package faketime is missing)")
        self.control = ("KDC, accounts and keytab: the scenario's; clock: %s; chance: the machine's; configuration: a "
                        "smb.conf of the session's; no expiry in its interface (it is told as never)" % clock)

    def missing(self):
        if gensec is None:
            return "samba cannot be imported (Debian packages python3-samba and samba-dsdb-modules): " + absent
        return "" if os.path.exists(MODULE) else "%s is missing (Debian package samba-dsdb-modules)" % MODULE

    def begin(self):
        self.tick(self.setup)
        folder = os.environ.get("LEGWORK_FOLDER") or os.environ.get("TMPDIR") or "/tmp"
        self.kept = []  # what the binding points to without holding it
        self.world = World(self.setup, os.path.join(folder, "samba"))

    @staticmethod
    def tick(request):
        """The clock of libfaketime is an environment variable, looked at whenever somebody asks for the time."""
        if request.get("now") and "SHIM_STARTED" in os.environ:
            machine = float(os.environ["SHIM_STARTED"]) + time.monotonic()
            os.environ["FAKETIME"] = "%+.6f" % (int(request["now"]) / 1e7 - 11644473600 - machine)

    def acquire(self, request):
        line.expressible(request)
        self.tick(request)
        package = request.get("package", "Negotiate")
        if package not in self.packages or request.get("package_text", package).lower() != package.lower():
            return line.status(line.SEC_E_SECPKG_NOT_FOUND)
        identity = request.get("identity")
        if request.get("use", 2) not in (1, 2, 3) or (identity or {}).get("package_list"):
            raise line.Unsupported("GENSEC has credentials for the two directions, and no list of packages")
        if identity is not None and not identity.get("user") and package != "NTLM":
            raise line.Unsupported("Samba's anonymous logon is one of NTLM")
        identity = identity or self.setup.get("account")
        credential = {"package": package, "use": request.get("use", 2), "identity": identity}
        if credential["use"] == 2 and not credential["identity"]:
            return line.status(line.SEC_E_NO_CREDENTIALS)
        reply = {"new_handle": self.keep(self.credentials, credential)}
        return reply if request.get("expiry_null") else dict(reply, expiry=line.NEVER)

    def initialize(self, request):
        return self.leg(request, "initiator")

    def accept(self, request):
        return self.leg(request, "acceptor")

    def leg(self, request, role):
        line.expressible(request)
        self.tick(request)
        credential = self.find(self.credentials, request.get("credential"))
        context = self.find(self.contexts, request.get("context"))
        if credential is None or not credential["use"] & (2 if role == "initiator" else 1):
            raise line.Unsupported("GENSEC has no credential handles that could be wrong")
        if request.get("context") and (context is None or context.done or context.role != role or
                                       context.credential is not credential):
            raise line.Unsupported("GENSEC has no context handles that could be wrong")
        if context is not None and context.failed:
            raise line.Unsupported("GENSEC leaves a context that failed to its caller, who lets it go")
        if any(b.get("type", 0) & 0xFFFF == line.CHANNEL_BINDINGS for b in request.get("input", {}).get("buffers", [])):
            raise line.Unsupported("GENSEC of Samba 4.17 takes no channel bindings")
        known = (line.MUTUAL_AUTH | line.REPLAY_DETECT | line.SEQUENCE_DETECT | line.CONFIDENTIALITY |
                 line.INTEGRITY[role] | line.ALLOCATE_MEMORY | line.CONNECTION)
        unknown = request.get("requested", 0) & ~known
        if unknown or "output" not in request:
            raise line.Unsupported("GENSEC has no feature for 0x%08X, or no place for a token" % unknown)
        token = line.token_of(request.get("input"))
        context = context or self.start(request, credential, role)
        try:
            context.done, answer = context.security.update(token or b"")
        except NTSTATUSError as error:
            context.failed = True
            if code_of(error) == NO_SUCH_USER and names_by_realm(token or b""):
                raise line.Unsupported("its auth_sam resolves no user@REALM: that takes a domain controller")
            return dict(failure(error, reads_token=bool(token)), output=self.answer_output(request, None))
        context.notice(token, answer)
        return self.answer(request, context, answer)

    def start(self, request, credential, role):
        asked, package = request.get("requested", 0), credential["package"]
        security = (self.client(request, credential, asked) if role == "initiator" else self.server())
        signs = line.INTEGRITY[role]
        if role == "initiator":
            signs |= line.REPLAY_DETECT | line.SEQUENCE_DETECT  # NLM-001
        if asked & signs:
            security.want_feature(gensec.FEATURE_SIGN)
        if asked & line.CONFIDENTIALITY:
            security.want_feature(gensec.FEATURE_SEAL)
        security.start_mech_by_name(MECHANISMS[package])
        return Context(package, role, credential, security)

    def client(self, request, credential, asked):
        service, _, host = (request.get("target") or "").partition("/")
        if "@" in host:
            raise line.Unsupported("GENSEC finds a target's realm by itself")
        options = self.world.configure(mutual=asked & line.MUTUAL_AUTH,
                                       replay=asked & line.REPLAY_DETECT, sequence=asked & line.SEQUENCE_DETECT)
        settings = {"lp_ctx": options, "target_hostname": host}
        self.kept.append((settings, host))
        security = gensec.Security.start_client(settings)
        credential["made"] = self.world.initiator(credential["package"], credential["identity"], options)
        security.set_credentials(credential["made"])
        if service and host:
            security.set_target_service(service)
            security.set_target_hostname(host)
        elif credential["package"] != "NTLM":
            raise line.Unsupported("GENSEC names a target by its service and its host")
        return security

    def server(self):
        options = self.world.options
        settings = {"lp_ctx": options, "target_hostname": self.world.host}
        authority = self.world.authority(options)
        self.kept.append((settings, authority))
        security = gensec.Security.start_server(settings, authority)
        security.set_credentials(self.world.acceptor(options))
        return security

    def answer(self, request, context, token):
        code = line.SEC_E_OK if context.done else line.SEC_I_CONTINUE_NEEDED
        return self.answer_leg(request, context, code, token or None, ALLOCATES)

    @staticmethod
    def has(context, feature):
        return context.done and context.security.have_feature(feature)

    def granted(self, request, context):
        granted = request.get("requested", 0) & (line.ALLOCATE_MEMORY | line.CONNECTION)
        if self.has(context, gensec.FEATURE_SIGN):
            granted |= line.INTEGRITY[context.role]
            # GENSEC has no feature of numbers: NTLM's belong to its signatures, what GSS-API finds late is not told.
            if context.security.sig_size(0) == NTLM_SIGNATURE:
                granted |= line.REPLAY_DETECT | line.SEQUENCE_DETECT
        if context.mutual and context.done:
            granted |= line.MUTUAL_AUTH
        return granted | (line.CONFIDENTIALITY if self.has(context, gensec.FEATURE_SEAL) else 0)

    def established(self, request):
        self.tick(request)
        context = self.find(self.contexts, request.get("context"))
        if context is None or not context.done:
            raise line.Unsupported("GENSEC has no context handles that could be wrong")
        return context

    def query(self, request):
        context = self.established(request)
        attribute = request.get("attribute", 0)
        if request.get("structure_null") or "structure_size" in request:
            raise line.Unsupported("GENSEC has no structures of the caller's")
        if attribute == SIZES:
            signs, seals = (self.has(context, feature) for feature in (gensec.FEATURE_SIGN, gensec.FEATURE_SEAL))
            size = NTLM_SIGNATURE if context.package == "NTLM" else SLACK
            return {"facts": {"max_token": 65535, "max_signature": size if signs else 0,
                              "security_trailer": size if seals else 0}}
        if attribute == SESSION_KEY:
            try:
                return {"facts": {"session_key": context.security.session_key().hex()}}
            except NTSTATUSError as error:
                return failure(error)
        if attribute == NAMES:
            if context.role == "initiator":
                return {"facts": {"user": context.credential["made"].get_username()}}
            try:
                return {"facts": {"user": context.security.session_info().info.account_name}}
            except NTSTATUSError as error:
                raise line.Unsupported("Samba knows who logs on by the PAC only: %s" % error) from error
        raise line.Unsupported("GENSEC tells the sizes, the session key and the client of an established context")

    def message(self, request):
        buffers = request.get("input", {}).get("buffers", [])
        whole = request["op"] == "decrypt"  # STREAM holds token and message in one piece
        kinds = [line.TOKEN if whole and b.get("type", 0) == STREAM else b.get("type", 0) for b in buffers]
        filled = sorted(k for k in kinds if k not in (0, PADDING))  # the padding that a caller leaves room for is empty
        if filled != [DATA, line.TOKEN] or request.get("qop") or request.get("message_number"):
            raise line.Unsupported("GENSEC takes a message and a token, and contexts count by themselves")
        return buffers, kinds.index(DATA), kinds.index(line.TOKEN)

    def told(self, buffers, changes):
        after = []
        for index, buffer in enumerate(buffers):
            unchanged = b"" if buffer.get("type", 0) == PADDING else bytes.fromhex(buffer.get("content", ""))
            content = changes.get(index, unchanged)
            into_stream = buffer.get("null") and any(b.get("type", 0) == STREAM for b in buffers)
            if not into_stream and len(content) > max(buffer.get("capacity", 0), len(buffer.get("content", "")) // 2):
                raise line.Unsupported(ALLOCATES)
            after.append({"type": buffer.get("type", 0), "size": len(content), "content": content.hex(),
                          "changed": content.hex() != buffer.get("content", "")})
        return {"input": after}

    def protect(self, request, feature, act):
        line.expressible(request)
        context = self.established(request)
        if not self.has(context, feature):
            raise line.Unsupported("GENSEC leaves it to its caller to know whether messages are protected")
        buffers, data, token = self.message(request)
        octets = [bytes.fromhex(buffers[at].get("content", "")) for at in (data, token)]
        try:
            return self.told(buffers, act(context.security, octets, data, token))
        except NTSTATUSError as error:
            return failure(error, in_message=True)

    def sign(self, request):
        return self.protect(request, gensec.FEATURE_SIGN, lambda security, octets, data, token: {
            token: security.sign_packet(octets[0], octets[0])})

    def verify(self, request):
        def act(security, octets, data, token):
            security.check_packet(octets[0], octets[0], octets[1])
            return {}
        return self.protect(request, gensec.FEATURE_SIGN, act)

    def encrypt(self, request):
        def act(security, octets, data, token):
            whole = security.wrap(octets[0])
            head = len(whole) - len(octets[0])
            return {token: whole[:head], data: whole[head:]}
        return self.protect(request, gensec.FEATURE_SEAL, act)

    def decrypt(self, request):
        def act(security, octets, data, token):
            whole = octets[1] + octets[0]
            if len(whole) < NTLM_SIGNATURE:
                raise line.Unsupported("GENSEC has no word for a message that is not there whole")
            return {data: security.unwrap(whole)}
        return self.protect(request, gensec.FEATURE_SEAL, act)


if __name__ == "__main__":
    line.serve(Samba())
