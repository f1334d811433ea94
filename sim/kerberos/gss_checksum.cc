#include "sim/kerberos/gss_checksum.h"

#include <algorithm>

#include "sim/base/byte_order.h"
#include "sim/crypto/digest.h"
#include "sim/kerberos/gss_flags.h"
#include "sim/wire/reader.h"
#include "sim/wire/writer.h"

namespace legwork::kerberos {
namespace {

constexpr std::uint16_t kDelegationOption = 1;

bool ReadDelegation(Reader& in, ByteView* delegation) {
  std::uint16_t option = 0, size = 0;
  return in.GetU16Le(&option) && (option == kDelegationOption || in.Fail()) && in.GetU16Le(&size) &&
         in.GetBytes(size, delegation);
}

}  // namespace

BindingHash HashChannelBindings(ByteView application_data) {
  const auto size = static_cast<std::uint32_t>(application_data.size());
  std::array<std::uint8_t, 20> head = {};  // four empty address fields, then the size
  StoreNumber<ByteOrder::kLittle>(size, &head[16]);
  return Md5({head, application_data});
}

std::size_t GssChecksumSize(const GssChecksum& checksum) {
  const bool delegates = (checksum.flags & kGssDelegate) != 0;
  return 24 + (delegates ? 4 + checksum.delegation.size() : 0) + checksum.extensions.size();
}

void WriteGssChecksum(const GssChecksum& checksum, Bytes& out) {
  Writer writer(out);
  writer.PutU32Le(static_cast<std::uint32_t>(checksum.bindings.size()));
  writer.PutBytes(checksum.bindings);
  writer.PutU32Le(checksum.flags);
  if ((checksum.flags & kGssDelegate) != 0) {
    writer.PutU16Le(kDelegationOption);
    writer.PutU16Le(static_cast<std::uint16_t>(checksum.delegation.size()));
    writer.PutBytes(checksum.delegation);
  }
  writer.PutBytes(checksum.extensions);
}

Result<GssChecksum> ReadGssChecksum(ByteView bytes) {
  GssChecksum checksum;
  Reader in(bytes);
  std::uint32_t size = 0;
  ByteView bindings;
  if (!in.GetU32Le(&size) || (size != checksum.bindings.size() && !in.Fail()) || !in.GetBytes(size, &bindings) ||
      !in.GetU32Le(&checksum.flags) ||
      ((checksum.flags & kGssDelegate) != 0 && !ReadDelegation(in, &checksum.delegation))) {
    return in.Failure("GssChecksum");
  }
  std::ranges::copy(bindings, checksum.bindings.begin());
  checksum.extensions = in.GetRest();
  return checksum;
}

}  // namespace legwork::kerberos
