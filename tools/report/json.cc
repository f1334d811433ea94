#include <nlohmann/json.hpp>

#include "tools/report/cause.h"
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
  Json json = {{"id", result.id},
               {"package", result.package},
               {"profile", result.profile},
               {"verdict", CaseVerdictWord(result.verdict)},
               {"clauses", std::move(clauses)},
               {"message", result.message}};
  if (!result.warnings.empty()) json["warnings"] = result.warnings;
  json["leg"] = result.leg;
  json["replay"] = result.replay;
  return json;
}

Json KnownJson(const Report& report) {
  Json known = Json::array();
  for (const KnownCause& cause : report.known) {
    known.push_back({{"reason", cause.reason},
                     {"link", cause.link},
                     {"where", cause.where},
                     {"clauses", cause.clauses},
                     {"cases", cause.cases},
                     {"first_case", cause.first_case}});
  }
  return known;
}

Json CausesJson(const Report& report) {
  Json causes = Json::array();
  for (const Cause& cause : UnexpectedCauses(report)) {
    Json cases = Json::array();
    for (const CaseResult* result : cause.cases) cases.push_back(result->id);
    causes.push_back({{"verdict", CaseVerdictWord(cause.verdict)},
                      {"signature", cause.name},
                      {"after", cause.MayFollowFrom()},
                      {"with", cause.with},
                      {"cases", std::move(cases)},
                      {"replay", cause.cases.front()->replay}});
  }
  return causes;
}

Json DivergedJson(const Report& report) {
  Json diverged = Json::array();
  for (const Divergence& one : report.diverged) diverged.push_back(one.replay);
  return diverged;
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
               {"causes", CausesJson(report)},
               {"known", KnownJson(report)},
               {"notes", report.notes},
               {"faults", HarnessFaults(report)},
               {"diverged", DivergedJson(report)},
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
