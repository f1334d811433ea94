#include "sim/kerberos/gss_flags.h"

namespace legwork::kerberos {
namespace {

struct Row {
  std::uint32_t gss;
  ContextFlag flag;
};

constexpr Row kRows[] = {
    {kGssDelegate, ContextFlag::kDelegate},
    {kGssMutual, ContextFlag::kMutualAuth},
    {kGssReplay, ContextFlag::kReplayDetect},
    {kGssSequence, ContextFlag::kSequenceDetect},
    {kGssConfidentiality, ContextFlag::kConfidentiality},
    {kGssIntegrity, ContextFlag::kIntegrity},
    {kGssDceStyle, ContextFlag::kUseDceStyle},
    {kGssIdentify, ContextFlag::kIdentify},
    {kGssExtendedError, ContextFlag::kExtendedError},
};

}  // namespace

std::uint32_t GssFlagsFromContext(ContextFlags flags) {
  std::uint32_t gss = 0;
  for (const Row& row : kRows) gss |= flags.Has(row.flag) ? row.gss : 0;
  return gss;
}

ContextFlags ContextFromGssFlags(std::uint32_t flags) {
  ContextFlags context;
  for (const Row& row : kRows) {
    if ((flags & row.gss) != 0) context |= row.flag;
  }
  return context;
}

}  // namespace legwork::kerberos
