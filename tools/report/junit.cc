#include <pugixml.hpp>
#include <sstream>

#include "tools/report/report.h"

// JUnit XML as CI servers read it: one suite, a testcase per case, its class the package.
namespace legwork::report {
namespace {

void AddProperty(pugi::xml_node owner, const std::string& name, const std::string& value) {
  pugi::xml_node list = owner.child("properties");
  if (!list) list = owner.append_child("properties");
  pugi::xml_node property = list.append_child("property");
  property.append_attribute("name") = name.c_str();
  property.append_attribute("value") = value.c_str();
}

void AddCase(pugi::xml_node suite, const CaseResult& result) {
  pugi::xml_node node = suite.append_child("testcase");
  node.append_attribute("classname") = result.package.c_str();
  node.append_attribute("name") = result.id.c_str();
  AddProperty(node, "profile", result.profile);
  for (const ClauseResult& clause : result.clauses) {
    if (clause.verdict != "holds") AddProperty(node, clause.verdict + " " + clause.id, clause.basis);
  }
  if (result.verdict == CaseVerdict::kSkip) {
    node.append_child("skipped").append_attribute("message") = result.message.c_str();
  } else if (IsUnexpected(result.verdict)) {
    pugi::xml_node failure = node.append_child("failure");
    failure.append_attribute("type") = std::string(CaseVerdictWord(result.verdict)).c_str();
    failure.append_attribute("message") = result.message.c_str();
    failure.text().set(("replay: " + result.replay).c_str());
  }
}

}  // namespace

std::string RenderJunit(const Report& report) {
  pugi::xml_document document;
  pugi::xml_node suite = document.append_child("testsuites").append_child("testsuite");
  int failures = 0;
  for (const CaseResult& result : report.results) failures += IsUnexpected(result.verdict) ? 1 : 0;
  suite.append_attribute("name") = ("legwork " + report.subject).c_str();
  suite.append_attribute("tests") = static_cast<int>(report.results.size());
  suite.append_attribute("failures") = failures;
  suite.append_attribute("skipped") = Summarize(report).skip;
  AddProperty(suite, "profile", report.profile);
  for (const CaseResult& result : report.results) AddCase(suite, result);
  std::ostringstream out;
  document.save(out, "  ");
  return out.str();
}

}  // namespace legwork::report
