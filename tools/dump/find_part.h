#ifndef LEGWORK_TOOLS_DUMP_FIND_PART_H_
#define LEGWORK_TOOLS_DUMP_FIND_PART_H_

#include <span>
#include <string>

#include "tools/dump/part.h"

namespace legwork::dump {

// DescribeOctet says in a few lines what the octet at `offset` of the token is: the path of fields down to the
// innermost one it belongs to, where that lies, and whether the octet is its tag, its length or its contents.
//
//   octet 48 of 649 is 0x12
//   in      InitialContextToken > AP-REQ > ticket > enc-part > etype
//   as      contents of integer 18, octets 48 to 48
std::string DescribeOctet(ByteView token, std::span<const Part> parts, std::size_t offset);

}  // namespace legwork::dump

#endif  // LEGWORK_TOOLS_DUMP_FIND_PART_H_
