// Rules on lines: one reply to each request, and a sentence for what cannot be served.
#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "tools/shim/codec/taken_fields.h"
#include "tools/shim/codec/words.h"
#include "tools/shim/conformance/rule.h"
#include "tools/shim/conformance/trial.h"

namespace legwork::host {
namespace {

// IsRefused wants an error with a sentence, and that the shim goes on.
Finding IsRefused(Trial& trial, std::string_view line, std::uint32_t sequence, const std::string& what) {
  const Heard heard = trial.Say(line, sequence);
  if (!heard.IsError()) return Finding::Broken("it answers " + what + " with " + heard.Text());
  if (heard.reply.text.empty()) return Finding::Broken("it refuses " + what + " without a sentence");
  const Heard hello = trial.Say("{\"seq\":8,\"op\":\"hello\",\"version\":2}\n", 8);
  if (hello.how == HostProcess::Answered::kReply && hello.reply.kind == WireReply::Kind::kHello)
    return Finding::Holds();
  return Finding::Broken("after " + what + " it answers a hello with " + hello.Text());
}

Finding SaysWhatItIs(Trial& trial) {
  const Hello& hello = trial.hello();
  if (hello.name.empty()) return Finding::Broken("its hello has no `name`");
  return hello.control.empty() ? Finding::Broken("its hello has no `control`") : Finding::Holds();
}

Finding NamesPackages(Trial& trial) {
  const Hello& hello = trial.hello();
  if (hello.packages.empty()) return Finding::Broken("its hello names no `packages`");
  for (const std::string& name : hello.packages) {
    const PackageName package = ParsePackageName(name);
    if (package != PackageName::kOther && package != PackageName::kNone) return Finding::Holds();
  }
  return Finding::Broken("none of its packages is Negotiate, Kerberos or NTLM; the first is `" + hello.packages[0] +
                         "`");
}

Finding NamesCalls(Trial& trial) {
  for (const std::string& word : trial.hello().calls) {
    const std::optional<Call> call = ParseCallWord(word);
    if (!call || *call == Call::kSend || *call == Call::kEnd)
      return Finding::Broken("no call is called `" + word + "`");
  }
  return Finding::Holds();
}

Finding NamesAbilities(Trial& trial) {
  for (const std::string& word : trial.hello().able) {
    bool known = false;
    for (const std::string_view ability : {"session", "bench", "clock", "random", "accounts", "kdc"}) {
      known = known || word == ability;
    }
    if (!known) return Finding::Broken("no ability is called `" + word + "`");
  }
  return Finding::Holds();
}

Finding NamesFields(Trial& trial) {
  const auto words = FieldWords();
  for (const std::string& word : trial.hello().fields) {
    if (std::find(words.begin(), words.end(), word) == words.end()) {
      return Finding::Broken("no field is called `" + word + "`");
    }
  }
  return Finding::Holds();
}

// What stands in a request for each of the optional arguments, with no effect where it can have none.
struct ArgumentRow {
  std::string_view word;
  std::string_view fields;  // op among them
};
constexpr ArgumentRow kArgumentRows[] = {
    {"principal", R"("op":"acquire","principal":"nobody")"},
    {"logon_session", R"("op":"acquire","logon_session":"none")"},
    {"key_function", R"("op":"acquire","key_function":false)"},
    {"identity_form", R"("op":"acquire","identity":{"form":"identity","flaw":"length","flags":2})"},
    {"result_null", R"("op":"enumerate","result_null":false)"},
    {"value_size", R"("op":"set_attributes","value_size":0)"},
    {"password", R"("op":"change_password","password":{"account":"nobody","old":"","new":""})"},
    {"memory", R"("op":"free_buffer","memory":{"block":0,"inside":false})"},
};

Finding NamesArguments(Trial& trial) {
  for (const std::string& word : trial.hello().arguments) {
    const auto is_it = [&](const ArgumentRow& row) { return row.word == word; };
    if (std::none_of(std::begin(kArgumentRows), std::end(kArgumentRows), is_it)) {
      return Finding::Broken("no argument is called `" + word + "`");
    }
  }
  return Finding::Holds();
}

// TakesArguments: a named argument that is refused afterwards would be a fault of the harness in every scenario.
Finding TakesArguments(Trial& trial) {
  trial.OpenSession(Role::kInitiator);
  for (const ArgumentRow& row : kArgumentRows) {
    const std::vector<std::string>& named = trial.hello().arguments;
    if (std::find(named.begin(), named.end(), row.word) == named.end()) continue;
    const Heard heard = trial.Say("{\"seq\":7," + std::string(row.fields) + "}\n", 7);
    if (heard.IsError()) return Finding::Broken("it names `" + std::string(row.word) + "` and says: " + heard.Text());
  }
  trial.CloseSession();
  return Finding::Holds();
}

Finding RepeatsTheNumber(Trial& trial) {
  for (const std::uint32_t number : {0u, 1u, 77u, 65536u, 4294967295u}) {
    const std::string line = "{\"seq\":" + std::to_string(number) + ",\"op\":\"hello\",\"version\":2}\n";
    const Heard heard = trial.Say(line, number);
    if (heard.how != HostProcess::Answered::kReply)
      return Finding::Broken("to number " + std::to_string(number) + ": " + heard.Text());
  }
  return Finding::Holds();
}

// A shim that names its fields is sent no others.
constexpr std::string_view kNamesItsFields = "its hello names its fields, and it is sent no others";

Finding RefusesAnUnknownField(Trial& trial) {
  if (!trial.hello().fields.empty()) return Finding::NotSeen(std::string(kNamesItsFields));
  return IsRefused(trial, "{\"seq\":5,\"op\":\"acquire\",\"colour\":1}\n", 5, "a field that does not exist");
}

Finding RefusesWhatIsNotJson(Trial& trial) {
  Finding finding = IsRefused(trial, "not json\n", 0, "a line that is not JSON");
  if (finding.kind != Finding::Kind::kHolds) return finding;
  return IsRefused(trial, "[1,2]\n", 0, "a line that is no JSON object");
}

Finding RefusesAWrongKind(Trial& trial) {
  if (!trial.hello().fields.empty()) return Finding::NotSeen(std::string(kNamesItsFields));
  trial.OpenSession(Role::kInitiator);
  Finding finding =
      IsRefused(trial, "{\"seq\":6,\"op\":\"acquire\",\"use\":\"many\"}\n", 6, "a word where a number belongs");
  trial.CloseSession();
  return finding;
}

// A line of a mebibyte, with characters that JSON escapes and others that UTF-8 makes longer.
Finding ReadsLongLines(Trial& trial) {
  const std::string line =
      "{\"seq\":9,\"op\":\"query\",\"target\":\"\\u00e4\xC3\xA4\\\"" + std::string(1u << 20, 'x') + "\"}\n";
  trial.OpenSession(Role::kInitiator);
  const Heard heard = trial.Say(line, 9);
  if (heard.how != HostProcess::Answered::kReply) return Finding::Broken("to a line of a mebibyte: " + heard.Text());
  trial.CloseSession();
  return Finding::Holds();
}

Finding AnswersOnce(Trial& trial) {
  for (int i = 0; i < 3; ++i) {
    const Heard heard = trial.Say("{\"seq\":4,\"op\":\"hello\",\"version\":2}\n", 4);
    if (heard.how != HostProcess::Answered::kReply) return Finding::Broken(heard.Text());
  }
  return Finding::Holds();
}

Finding EndsWithItsInput(Trial& trial) {
  trial.Fresh();
  trial.hello();
  const std::string how = trial.End();
  if (how == "exited with status 0") return Finding::Holds();
  return Finding::Broken("when its input ended it did not end by itself: " + how);
}

constexpr Rule kRules[] = {
    {"hello", "The hello says what it is and, in `control`, what it pins.", false, SaysWhatItIs},
    {"packages", "The hello names the packages, as the SSPI spells them.", false, NamesPackages},
    {"calls", "What the hello names as calls are the protocol's words.", false, NamesCalls},
    {"abilities", "What the hello names as abilities are the protocol's words.", false, NamesAbilities},
    {"arguments", "What the hello names as arguments are the protocol's words.", false, NamesArguments},
    {"fields", "What the hello names as fields are the protocol's words.", false, NamesFields},
    {"named_arguments", "The fields of an argument that the hello names are not refused.", false, TakesArguments},
    {"sequence", "A reply repeats the number of its request.", false, RepeatsTheNumber},
    {"one_answer", "A request has one reply, and nothing else comes on the line.", false, AnswersOnce},
    {"not_json", "A line that is no JSON object is refused with a sentence, and the shim goes on.", false,
     RefusesWhatIsNotJson},
    {"unknown_field", "A field that does not exist is refused with a sentence.", false, RefusesAnUnknownField},
    {"wrong_kind", "A field of the wrong kind is refused with a sentence.", false, RefusesAWrongKind},
    {"long_line", "Lines may be long, and hold any text.", false, ReadsLongLines},
    {"ends", "It ends, with status 0, when its input does.", false, EndsWithItsInput},
};

}  // namespace

std::span<const Rule> LineRules() { return kRules; }

}  // namespace legwork::host
