#include <nlohmann/json.hpp>

#include "tools/report/matrix.h"

// One object: the implementations in order, then each clause with what it is to each of them.
namespace legwork::report {
namespace {

using Json = nlohmann::ordered_json;

Json ColumnJson(const MatrixColumn& column) {
  const Summary& summary = column.summary;
  Json json = {{"name", column.name}, {"subject", column.subject}, {"version", column.version}};
  if (!column.missing.empty()) {
    json["missing"] = column.missing;
    return json;
  }
  json["control"] = column.control;
  json["findings"] = column.findings;
  json["unexpected"] = column.unexpected;
  json["summary"] = {{"pass", summary.pass},       {"fail", summary.fail}, {"crash", summary.crash},
                     {"timeout", summary.timeout}, {"skip", summary.skip}, {"xfail", summary.xfail},
                     {"xpass", summary.xpass}};
  return json;
}

Json MarkJson(const MatrixColumn& column, const std::string& id) {
  const Mark mark = MarkOf(column, id);
  Json json = {{"mark", MarkWord(mark)}};
  if (mark != Mark::kWarning && mark != Mark::kViolated) return json;
  const ClauseTotal& total = column.clauses.at(id);
  json["cases"] = total.violated + total.warnings;
  json["first"] = total.first_case;
  json["where"] = total.clause.where;
  json["replay"] = total.first_replay;
  return json;
}

}  // namespace

std::string RenderMatrixJson(const Matrix& matrix) {
  Json columns = Json::array();
  for (const MatrixColumn& column : matrix.columns) columns.push_back(ColumnJson(column));
  Json clauses = Json::array();
  for (const auto& [id, clause] : MatrixRows(matrix)) {
    Json marks = Json::array();
    for (const MatrixColumn& column : matrix.columns) marks.push_back(MarkJson(column, id));
    clauses.push_back({{"id", id}, {"page", clause->page}, {"rule", clause->rule}, {"marks", std::move(marks)}});
  }
  const Json json = {{"tool", kTool},
                     {"version", kVersion},
                     {"profile", matrix.profile},
                     {"tier", matrix.tier},
                     {"seed", matrix.seed},
                     {"implementations", std::move(columns)},
                     {"clauses", std::move(clauses)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace legwork::report
