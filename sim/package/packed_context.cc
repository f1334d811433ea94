#include "sim/package/packed_context.h"

#include <string_view>
#include <utility>

#include "sim/crypto/digest.h"
#include "sim/wire/reader.h"
#include "sim/wire/writer.h"

namespace legwork {
namespace {

constexpr std::string_view kMagic = "LWXC";
constexpr std::uint8_t kFormat = 1;
constexpr std::size_t kDigestSize = 32;

bool IsPackage(std::uint8_t package) { return package <= static_cast<std::uint8_t>(PackageName::kOther); }

bool ReadFields(Reader& in, PackedContext& context) {
  std::uint8_t format = 0, package = 0, role = 0, host_size = 0;
  std::uint32_t state_size = 0;
  std::uint64_t began = 0;
  ByteView host, state;
  if (!in.ExpectBytes(AsBytes(kMagic)) || !in.GetU8(&format) || format != kFormat || !in.GetU8(&package) ||
      !IsPackage(package) || !in.GetU8(&role) || role > 1 || !in.GetU32Le(&context.granted) || !in.GetU64Le(&began) ||
      !in.GetU8(&host_size) || !in.GetBytes(host_size, &host) || !in.GetU32Le(&state_size) ||
      !in.GetBytes(state_size, &state) || !in.ExpectEmpty()) {
    return false;
  }
  context.package = static_cast<PackageName>(package);
  context.role = role == 1 ? Role::kAcceptor : Role::kInitiator;
  context.began = static_cast<Ticks>(began);
  context.host = AsText(host);
  context.state = ToBytes(state);
  return true;
}

}  // namespace

void WritePackedContext(const PackedContext& context, Bytes& packed) {
  const std::string_view host = std::string_view(context.host).substr(0, UINT8_MAX);
  Writer out(packed);
  out.PutBytes(AsBytes(kMagic));
  out.PutU8(kFormat);
  out.PutU8(static_cast<std::uint8_t>(context.package));
  out.PutU8(context.role == Role::kAcceptor ? 1 : 0);
  out.PutU32Le(context.granted);
  out.PutU64Le(static_cast<std::uint64_t>(context.began));
  out.PutU8(static_cast<std::uint8_t>(host.size()));
  out.PutBytes(AsBytes(host));
  out.PutU32Le(static_cast<std::uint32_t>(context.state.size()));
  out.PutBytes(context.state);
  out.PutBytes(Sha256({out.Written()}));
}

Result<PackedContext> ReadPackedContext(ByteView packed) {
  if (packed.size() < kDigestSize) return Error{"PackedContext", packed.size()};
  const ByteView fields = packed.first(packed.size() - kDigestSize);
  if (!SameBytes(Sha256({fields}), packed.last(kDigestSize))) return Error{"PackedContext", fields.size()};
  Reader in(fields);
  PackedContext context;
  if (!ReadFields(in, context)) return in.Failure("PackedContext");
  return context;
}

}  // namespace legwork
