#include "tools/report/report.h"

// TAP 14 (testanything.org): a line a case; why it failed in a YAML block.
namespace legwork::report {
namespace {

std::string Block(const CaseResult& result) {
  std::string out = "  ---\n  verdict: " + std::string(CaseVerdictWord(result.verdict)) + "\n  message: |\n";
  std::string_view text = result.message;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += "    " + std::string(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out + "  replay: \"" + result.replay + "\"\n  ...\n";
}

}  // namespace

std::string RenderTap(const Report& report) {
  std::string out = "TAP version 14\n1.." + std::to_string(report.results.size()) + "\n";
  int number = 0;
  for (const CaseResult& result : report.results) {
    const bool bad = IsUnexpected(result.verdict);
    out += (bad ? "not ok " : "ok ") + std::to_string(++number) + " - " + result.id;
    if (result.verdict == CaseVerdict::kSkip) out += " # SKIP " + result.message;
    if (result.verdict == CaseVerdict::kXfail) out += " # TODO known failure";
    out += "\n";
    if (bad) out += Block(result);
  }
  return out;
}

}  // namespace legwork::report
