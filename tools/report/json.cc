#include <nlohmann/json.hpp>

#include "tools/report/report.h"

// The contract of `check --json`: one object, keys in the order of the documentation, so that files can be compared.
namespace legwork::report {
namespace {

using Json = nlohmann::ordered_json;

Json ClauseJson(const ClauseResult& clause) {
  Json json = {{"id", clause.id}, {"verdict", clause.verdict}};
  if (clause.verdict != "holds") {
    json["party"] = clause.party;
    json["rule"] = clause.rule;
    json["where"] = clause.where;
    json["basis"] = clause.basis;
    if (!clause.records.empty()) json["records"] = clause.records;
  }
  return json;
}

Json CaseJson(const CaseResult& result) {
  Json clauses = Json::array();
  for (const ClauseResult& clause : result.clauses) clauses.push_back(ClauseJson(clause));
  return {{"id", result.id},
          {"package", result.package},
          {"profile", result.profile},
          {"verdict", CaseVerdictWord(result.verdict)},
          {"clauses", std::move(clauses)},
          {"message", result.message},
          {"leg", result.leg},
          {"replay", result.replay}};
}

}  // namespace

std::string RenderJson(const Report& report) {
  Json results = Json::array();
  for (const CaseResult& result : report.results) results.push_back(CaseJson(result));
  const Summary summary = Summarize(report);
  Json json = {{"tool", kTool},
               {"version", kVersion},
               {"seed", report.seed},
               {"subject", report.subject},
               {"profile", report.profile},
               {"results", std::move(results)},
               {"notes", report.notes},
               {"faults", HarnessFaults(report)},
               {"diverged", report.diverged},
               {"summary",
                {{"pass", summary.pass},
                 {"fail", summary.fail},
                 {"crash", summary.crash},
                 {"timeout", summary.timeout},
                 {"skip", summary.skip},
                 {"xfail", summary.xfail},
                 {"xpass", summary.xpass}}}};
  if (report.tier.empty()) json.erase("seed");  // a trace was judged, nothing was run
  // Foreign text may hold broken UTF-8: it is replaced, never a reason to lose the report.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace legwork::report
