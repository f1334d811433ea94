#ifndef LEGWORK_TOOLS_SHIM_HOST_QUERY_STRUCTURES_H_
#define LEGWORK_TOOLS_SHIM_HOST_QUERY_STRUCTURES_H_

#include <cstdint>
#include <string>

#include "sim/peer/peer.h"
#include "tools/shim/host/sspi_abi.h"

namespace legwork::host {

// QuerySize is the size of the structure that QueryContextAttributes fills for the attribute, 0 if the host does not
// know the attribute.
std::uint32_t QuerySize(std::uint32_t attribute);

// ReadQuery takes the facts from a filled structure of QuerySize bytes, counts what it points at, and frees that with
// FreeContextBuffer. The reply's message gains a sentence for each pointer that leads nowhere.
void ReadQuery(const AbiTable& table, bool ansi, std::uint32_t attribute, const std::uint8_t* structure,
               CallReply& reply);

// DescribePackage adds what a SecPkgInfo says to the reply's packages; false, with a sentence, if it leads nowhere.
bool DescribePackage(const void* info, bool ansi, CallReply& reply);

// ReadPackageInfo takes the facts from a SecPkgInfo that the library allocated, and frees it.
void ReadPackageInfo(const AbiTable& table, bool ansi, void* info, ContextFacts& facts, CallReply& reply);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_QUERY_STRUCTURES_H_
