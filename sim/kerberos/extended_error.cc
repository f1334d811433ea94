#include "sim/kerberos/extended_error.h"

#include "sim/wire/der_reader.h"
#include "sim/wire/der_writer.h"

namespace legwork::kerberos {
namespace {

constexpr std::int32_t kExtended = 3;
constexpr std::uint32_t kFlags = 1;

}  // namespace

void WriteExtendedError(std::uint32_t status, Bytes& out) {
  DerWriter writer(out);
  const DerScope data = writer.Sequence();
  writer.PutExplicitInteger(1, kExtended);
  const DerScope field = writer.Context(2);
  const DerScope value = writer.OctetString();
  writer.PutU32Le(status);
  writer.PutU32Le(0);
  writer.PutU32Le(kFlags);
}

std::optional<std::uint32_t> ReadExtendedError(ByteView e_data) {
  DerReader in(e_data), data;
  std::int32_t type = 0;
  ByteView value;
  if (!in.GetSequence(&data) || !in.ExpectEmpty() || !data.GetExplicitInteger(1, &type) || type != kExtended ||
      !data.GetExplicitOctetString(2, &value) || !data.ExpectEmpty()) {
    return std::nullopt;
  }
  Reader fields(value);
  std::uint32_t status = 0, reserved = 0, flags = 0;
  if (!fields.GetU32Le(&status) || !fields.GetU32Le(&reserved) || !fields.GetU32Le(&flags) || !fields.ExpectEmpty()) {
    return std::nullopt;
  }
  return status;
}

}  // namespace legwork::kerberos
