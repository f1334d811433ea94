#include "tools/shim/adapters/known_results.h"

namespace legwork::host {
namespace {

constexpr KnownResults kKnownResults[] = {
    {
        "gokrb5",
        "tools/shim/adapters/gokrb5.expectations",
#include "tools/shim/adapters/gokrb5.expectations.inc"
    },
    {
        "gssntlmssp",
        "tools/shim/adapters/gssntlmssp.expectations",
#include "tools/shim/adapters/gssntlmssp.expectations.inc"
    },
    {
        "heimdal",
        "tools/shim/adapters/heimdal.expectations",
#include "tools/shim/adapters/heimdal.expectations.inc"
    },
    {
        "impacket",
        "tools/shim/adapters/impacket.expectations",
#include "tools/shim/adapters/impacket.expectations.inc"
    },
    {
        "java",
        "tools/shim/adapters/java.expectations",
#include "tools/shim/adapters/java.expectations.inc"
    },
    {
        "mit",
        "tools/shim/adapters/mit.expectations",
#include "tools/shim/adapters/mit.expectations.inc"
    },
    {
        "ntlm_auth",
        "tools/shim/adapters/ntlm_auth.expectations",
#include "tools/shim/adapters/ntlm_auth.expectations.inc"
    },
    {
        "python-gssapi",
        "tools/shim/adapters/python-gssapi.expectations",
#include "tools/shim/adapters/python-gssapi.expectations.inc"
    },
    {
        "samba",
        "tools/shim/adapters/samba.expectations",
#include "tools/shim/adapters/samba.expectations.inc"
    },
    {
        "wine",
        "tools/shim/adapters/wine.expectations",
#include "tools/shim/adapters/wine.expectations.inc"
    },
    {
        "winpr2",
        "tools/shim/adapters/winpr2.expectations",
#include "tools/shim/adapters/winpr2.expectations.inc"
    },
    {
        "winpr3",
        "tools/shim/adapters/winpr3.expectations",
#include "tools/shim/adapters/winpr3.expectations.inc"
    },
};

}  // namespace

std::span<const KnownResults> KnownResultsRows() { return kKnownResults; }

}  // namespace legwork::host
