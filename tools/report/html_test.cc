#include <gtest/gtest.h>

#include <pugixml.hpp>
#include <set>
#include <sstream>
#include <string>

#include "tools/report/report.h"

namespace legwork::report {
namespace {

ClauseResult Clause(const char* id, const char* verdict, const char* party) {
  return {id, verdict, party, "page", "the rule of " + std::string(id), "call 2", "", {}};
}

CaseResult Case(const char* id, CaseVerdict verdict, std::vector<ClauseResult> clauses) {
  CaseResult result;
  result.id = id;
  result.verdict = verdict;
  result.clauses = std::move(clauses);
  result.replay = "run " + std::string(id);
  return result;
}

Report Sample() {
  Report report;
  report.subject = "sspi:<script>alert(1)</script>.so";
  report.profile = "documented";
  report.tier = "quick";
  report.results = {Case("ntlm/a", CaseVerdict::kPass, {Clause("ISC-N-001", "holds", "package")}),
                    Case("ntlm/b", CaseVerdict::kFail,
                         {Clause("ISC-N-001", "violated", "package"), Clause("DSC-001", "warning", "caller")}),
                    Case("krb/c", CaseVerdict::kSkip, {}), Case("ntlm/d", CaseVerdict::kPass, {})};
  report.results[1].message = "expected <&>\nactual \xFF\x1B\"' ]]> --> </pre></main>";
  report.results[1].clauses[0].records = {"t.jsonl:9 {\"call\":\"<b>\"}"};
  report.notes = {"</p><img src=x onerror=alert(2)>"};
  return report;
}

// Parse takes the page for XML, which it is: nothing that a subject says can open or close an element.
pugi::xml_document Parse(const std::string& html) {
  pugi::xml_document document;
  const pugi::xml_parse_result result =
      document.load_string(html.c_str(), pugi::parse_default | pugi::parse_doctype | pugi::parse_ws_pcdata);
  EXPECT_TRUE(result) << result.description() << " at " << html.substr(static_cast<std::size_t>(result.offset), 80);
  return document;
}

TEST(Html, IsOneWellFormedPageThatLoadsNothingAndRunsNothing) {
  const std::string html = RenderHtml(Sample());
  const pugi::xml_document document = Parse(html);
  std::set<std::string> elements;
  for (const auto& node : document.select_nodes("//*")) {
    elements.insert(node.node().name());
    for (const pugi::xml_attribute attribute : node.node().attributes()) {
      const std::string name = attribute.name();
      EXPECT_FALSE(name.starts_with("on") || name == "src" || name == "style") << name;
      EXPECT_TRUE(name != "href" || std::string(attribute.value()).starts_with("#case-"));
    }
  }
  for (const char* element : {"script", "img", "link", "iframe", "b"}) EXPECT_FALSE(elements.contains(element));
  EXPECT_EQ(html.find("@import"), std::string::npos);
  EXPECT_EQ(html.find("url("), std::string::npos);
}

TEST(Html, ShowsEveryClauseByEveryCaseInWhichSomeApplied) {
  const pugi::xml_document document = Parse(RenderHtml(Sample()));
  EXPECT_EQ(document.select_nodes("//table[@class='matrix']/thead/tr/th").size(), 3u) << "and one corner";
  const auto rows = document.select_nodes("//table[@class='matrix']/tbody/tr");
  ASSERT_EQ(rows.size(), 2u);
  for (const auto& row : rows) {
    int columns = 0;
    for (const auto& cell : row.node().children("td")) columns += cell.attribute("colspan").as_int(1);
    EXPECT_EQ(columns, 2);
  }
  EXPECT_EQ(document.select_nodes("//td[@class='v']").size(), 1u);
  EXPECT_EQ(document.select_nodes("//td[@class='w']").size(), 1u);
  EXPECT_EQ(document.select_nodes("//td[@class='h']").size(), 1u);
}

TEST(Html, LeadsFromACellToItsCase) {
  const pugi::xml_document document = Parse(RenderHtml(Sample()));
  std::string target = document.select_node("//td[@class='v']/a").node().attribute("href").value();
  const pugi::xml_node found = document.select_node(("//tr[@id='" + target.substr(1) + "']").c_str()).node();
  EXPECT_STREQ(found.attribute("class").value(), "case-unexpected");
  EXPECT_STREQ(found.child("td").child_value(), "fail");
}

TEST(Html, TellsACauseOnceWithAllThatShowIt) {
  Report report = Sample();
  report.results.push_back(report.results[1]);
  report.results.back().id = "ntlm/e<";
  report.known = {{"known <why>", "", {"f:1"}, {"ISC-N-001"}, 3, "ntlm/b"}};
  const pugi::xml_document document = Parse(RenderHtml(report));
  const auto links = document.select_nodes("//h2[.='Causes']/following-sibling::table[1]//a");
  ASSERT_EQ(links.size(), 2u);
  EXPECT_STREQ(links[1].node().attribute("href").value(), "#case-5");
  EXPECT_STREQ(links[1].node().text().get(), "ntlm/e<");
  const pugi::xpath_node known = document.select_node("//h2[.='Known causes']/following-sibling::ul[1]/li");
  EXPECT_STREQ(known.node().text().get(), "known <why> (3 cases, first ntlm/b)");
}

TEST(Html, EveryFilterHidesSomethingThatIsThere) {
  const std::string html = RenderHtml(Sample());
  const pugi::xml_document document = Parse(html);
  for (const char* hidden : {"clause-holds", "of-caller", "of-package", "case-expected"}) {
    EXPECT_NE(html.find(std::string(".") + hidden + " { display: none; }"), std::string::npos) << hidden;
  }
  for (const auto& label : document.select_nodes("//nav/label")) {
    const std::string id = label.node().attribute("for").value();
    EXPECT_TRUE(document.select_node(("//input[@id='" + id + "']").c_str())) << id;
    EXPECT_NE(html.find("#" + id + ":checked"), std::string::npos) << id;
  }
  EXPECT_FALSE(document.select_nodes("//tr[contains(@class,'of-caller')]").empty());
  EXPECT_FALSE(document.select_nodes("//tr[@class='case-expected']").empty());
}

TEST(Html, AnEmptyReportIsAPageToo) { Parse(RenderHtml(Report())); }

}  // namespace
}  // namespace legwork::report
