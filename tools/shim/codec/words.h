#ifndef LEGWORK_TOOLS_SHIM_CODEC_WORDS_H_
#define LEGWORK_TOOLS_SHIM_CODEC_WORDS_H_

#include <optional>
#include <string>
#include <string_view>

#include "model/call.h"
#include "model/sec_status.h"
#include "sim/peer/peer.h"

// The words that stand for enumerated values on the line.
namespace legwork::host {

// PackageWord is the documented spelling, "none" or "other"; ParsePackageWord is its inverse.
std::string_view PackageWord(PackageName package);
std::optional<PackageName> ParsePackageWord(std::string_view word);

// StatusWord is "0x" and eight digits; ParseStatusWord reads that and the names of winerror.h.
std::string StatusWord(SecStatus status);
std::optional<SecStatus> ParseStatusWord(std::string_view word);

std::string_view OutcomeWord(CallReply::Outcome outcome);
std::optional<CallReply::Outcome> ParseOutcomeWord(std::string_view word);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_CODEC_WORDS_H_
