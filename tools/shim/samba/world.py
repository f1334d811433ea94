"""What Samba reads of the scenario, as files in the session's folder: smb.conf, the database of accounts, and the
record of its own account with the keytab. Nothing else of the machine's is read or written.
"""

import os
import re

import ldb
from samba import Ldb, auth, credentials, dsdb, param
from samba.dcerpc import security
from samba.ndr import ndr_pack

BASE = "DC=LEGWORK"
DOMAIN_SID = "S-1-5-21-1-2-3"
NORMAL, DISABLED, NEVER_EXPIRES = 0x200, 0x2, 0x10000  # userAccountControl (MS-ADTS 2.2.16)
NEVER = "9223372036854775807"
FIRST_USER, DOMAIN_USERS = 1104, "513"
PLACES = ("lock directory", "state directory", "cache directory", "private dir", "pid directory",
          "winbindd socket directory", "ncalrpc dir", "ntp signd socket directory", "binddns dir")


class World:
    """The files of one session, `setup` being the fields of its request."""

    def __init__(self, setup, folder):
        self.setup, self.folder, self.database = setup, folder, None
        os.makedirs(folder, exist_ok=True)
        own = setup.get("account") or {}
        realms = setup.get("realms") or [own.get("realm", "")]
        self.realm = own.get("realm") or realms[0] or "LEGWORK.TEST"
        self.workgroup = self.realm.split(".")[0].upper()
        self.host = setup.get("host") or "LEGWORK"
        self.options = self.configure()
        self.reach_kdc()

    def reach_kdc(self):
        """Heimdal asks by datagrams unless the KDC's line says otherwise, and the scenario's has streams only."""
        given = os.environ.get("KRB5_CONFIG", "")
        if os.path.exists(given):
            with open(given, encoding="utf-8") as file:
                text = file.read()
            own = os.path.join(self.folder, "krb5.conf")
            with open(own, "w", encoding="utf-8") as file:
                file.write(re.sub(r"(?m)^(\s*kdc\s*=\s*)(?!tcp/)", r"\1tcp/", text))
            os.environ["KRB5_CONFIG"] = own

    def configure(self, **settings):
        """A LoadParm of its own, with parametric options besides what all have."""
        config = os.path.join(self.folder, "smb.conf")
        lines = ["netbios name = " + self.host, "workgroup = " + self.workgroup, "realm = " + self.realm,
                 "server role = member server", "log level = 0", "bind interfaces only = yes", "interfaces = lo"]
        lines += ["%s = %s" % (place, self.folder) for place in PLACES]
        lines += ["gensec_gssapi:%s = %s" % (name, "yes" if value else "no") for name, value in settings.items()]
        with open(config, "w", encoding="utf-8") as file:
            file.write("[global]\n" + "".join("\t%s\n" % text for text in lines))
        return param.LoadParm(filename_for_non_global_lp=config)

    def initiator(self, package, identity, options):
        """Credentials of whom a call names; a realm is found by its first label."""
        made = credentials.Credentials()
        made.set_conf(options)
        made.set_workstation(self.host)
        if not identity.get("user"):
            made.set_anonymous()
            return made
        domain = identity.get("domain", "")
        made.set_username(identity["user"])
        made.set_domain(domain)
        made.set_password(identity.get("password", ""))
        realms = [r for r in self.setup.get("realms", []) if domain.upper() in (r, r.split(".")[0])]
        made.set_realm(realms[0] if realms else self.realm)
        made.set_kerberos_state({"NTLM": credentials.DONT_USE_KERBEROS, "Kerberos": credentials.MUST_USE_KERBEROS}.get(
            package, credentials.AUTO_USE_KERBEROS))
        return made

    def acceptor(self, options):
        """Credentials of the computer, whose keys are those of the session's keytab."""
        made = credentials.Credentials()
        made.set_conf(options)
        keytab = os.environ.get("KRB5_KTNAME", "")
        if not os.path.exists(keytab.replace("FILE:", "", 1)):
            made.set_anonymous()
            return made
        made.set_domain(self.workgroup)
        path = os.path.join(self.folder, "secrets.ldb")
        if not os.path.exists(path):
            own = self.setup.get("account") or {}
            secrets = Ldb(url=path, lp=options)
            secrets.add({"dn": "cn=Primary Domains", "cn": "Primary Domains"})
            secrets.add({"dn": "flatname=%s,cn=Primary Domains" % self.workgroup, "objectClass": "primaryDomain",
                         "flatname": self.workgroup, "realm": self.realm, "ldapBindDn": "CN=" + self.host,
                         "secret": own.get("password") or "none", "secureChannelType": "2", "krb5Keytab": keytab,
                         "msDS-KeyVersionNumber": "1", "whenChanged": "20260101000000.0Z"})
        made.set_machine_account(options)
        return made

    def authority(self, options):
        """What an acceptor of NTLM asks: Samba's own look-up in a database with the scenario's users."""
        path = os.path.join(self.folder, "sam.ldb")
        if not os.path.exists(path):
            self.fill(path)
        if self.database is None:  # an AuthContext points to it without holding it
            self.database = Ldb(url=path, lp=options)
            dsdb._samdb_set_ntds_settings_dn(self.database, "CN=NTDS," + BASE)
        return auth.AuthContext(lp_ctx=options, ldb=self.database, methods=["anonymous", "sam_ignoredomain"])

    def fill(self, path):
        """The least that auth_sam needs: no module that computes, so what would be computed is written down."""
        empty = ldb.Ldb(path)
        empty.add({"dn": "@MODULES", "@LIST": "rootdse,extended_dn_out_ldb"})
        empty.add({"dn": "@ROOTDSE", "defaultNamingContext": BASE, "rootDomainNamingContext": BASE,
                   "configurationNamingContext": "CN=Configuration," + BASE,
                   "schemaNamingContext": "CN=Schema,CN=Configuration," + BASE})
        empty.add({"dn": "@ATTRIBUTES", "sAMAccountName": "CASE_INSENSITIVE", "objectClass": "CASE_INSENSITIVE"})
        del empty
        database = ldb.Ldb(path, options=["modules:"])
        database.add({"dn": BASE, "objectClass": "domainDNS", "objectGUID": b"D" * 16, "lockoutThreshold": "0",
                      "objectSid": ndr_pack(security.dom_sid(DOMAIN_SID)), "pwdProperties": "0", "minPwdAge": "0",
                      "maxPwdAge": "-9223372036854775808", "nTMixedDomain": "0"})
        database.add({"dn": "CN=NTDS," + BASE, "objectClass": "nTDSDSA", "objectGUID": b"N" * 16})
        users = [account for account in self.setup.get("accounts", []) if "/" not in account.get("user", "/")]
        for number, account in enumerate(users, FIRST_USER):
            database.add(self.record(number, account))

    @staticmethod
    def record(number, account):
        secret = credentials.Credentials()
        secret.set_password(account.get("password", ""))
        flags = NORMAL | NEVER_EXPIRES | (DISABLED if account.get("disabled") else 0)
        return {"dn": "CN=%d,%s" % (number, BASE), "objectClass": "user", "sAMAccountName": account["user"],
                "objectGUID": number.to_bytes(16, "big"), "primaryGroupID": DOMAIN_USERS,
                "objectSid": ndr_pack(security.dom_sid("%s-%d" % (DOMAIN_SID, number))),
                "unicodePwd": bytes(secret.get_nt_hash()), "userAccountControl": str(flags), "accountExpires": NEVER,
                "msDS-User-Account-Control-Computed": "0", "msDS-UserPasswordExpiryTimeComputed": NEVER,
                "pwdLastSet": "130000000000000000", "sAMAccountType": "805306368"}
