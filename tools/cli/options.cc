#include "tools/cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>
#include <iostream>
#include <iterator>

#include "cases/script/diagnostic.h"
#include "tools/report/report.h"

namespace legwork::cli {
namespace {

constexpr const char* kFooter =
    "Subjects: sim (default), sspi:LIBRARY and gssapi:LIBRARY (a shared library with an SSPI function table or a\n"
    "GSS-API), exec:COMMAND (the line protocol on its standard input and output), mutant:NAME (the simulated\n"
    "packages with one planted bug), stranger:NAME (the same, judged as an unknown implementation is), and the short\n"
    "names that `list subjects` shows.\n\n"
    "Exit status: 0 as expected, 1 an unexpected result (an unexpected pass included), 2 usage, 3 a fault of the\n"
    "harness, 4 nothing matched, 5 the same seed gave two different runs.\n\n"
    "First steps:\n"
    "  tools/legwork check                                             the main job, on the simulated packages\n"
    "  tools/legwork check --subject sspi:libwinpr2.so.2 --package NTLM    judge a real implementation\n"
    "  tools/legwork run cases/kerberos/mutual_auth.scn --trace -      one scenario, step by step\n"
    "  tools/legwork judge app.jsonl                                   a recorded trace: package and application\n"
    "  tools/legwork list scenarios";

void AddSubject(CLI::App* app, SubjectOptions& options) {
  app->add_option("--subject", options.subject,
                  "What is judged: sim, sspi:LIBRARY, gssapi:LIBRARY, exec:COMMAND, a short name");
  app->add_option("--profile", options.profile, "Answers to the documentation's ambiguities: documented, windows");
  app->add_option("--seed", options.seed, "The seed that fixes the run");
}

void AddJobs(CLI::App* app, int& jobs) {
  app->add_option("--jobs", jobs, "How many cases run at once; 0 means one per core")->check(CLI::Range(0, 256));
}

void AddReports(CLI::App* command, ReportOptions& options) {
  CLI::Option* known =
      command->add_option("--expectations", options.expectations, "Known results of this subject, one a line");
  command->add_flag("--update-expectations", options.update_expectations, "Rewrite that file and show what changed")
      ->needs(known);
  command->add_option("--json", options.json, "Write the report as JSON to this file, - for standard output");
  command->add_option("--junit", options.junit, "Write the report as JUnit XML");
  command->add_option("--tap", options.tap, "Write the report as TAP");
  command->add_option("--html", options.html, "Write the report as one page, clause by case, for a browser");
}

CLI::App* AddCheck(CLI::App& app, CheckOptions& options) {
  CLI::App* command = app.add_subcommand("check", "Judge a subject by every scenario that it can take");
  AddSubject(command, options);
  command->add_option("--package", options.package, "Only this package: Negotiate, Kerberos, NTLM, scripted");
  command->add_option("--tier", options.tier, "How much: smoke, quick, full")
      ->check(CLI::IsMember({"smoke", "quick", "full"}));
  command->add_option("--filter", options.filter, "Only scenarios whose id fits this pattern (* and ?), or one of a,b");
  AddReports(command, options);
  AddJobs(command, options.jobs);
  command->add_option("--repeat", options.repeat, "Run it all so many times, and end with 5 unless all give the same")
      ->check(CLI::Range(1, 1000));
  return command;
}

CLI::App* AddRun(CLI::App& app, RunOptions& options) {
  CLI::App* command = app.add_subcommand("run", "Run scenario files and show each step");
  AddSubject(command, options);
  command->add_option("files", options.files, "Scenario files; a built-in scenario's id will do")->required();
  command->add_option("--as", options.as, "The roles the subject takes; the simulation takes the other")
      ->check(CLI::IsMember({"both", "initiator", "acceptor"}));
  command->add_option("--trace", options.trace, "Write the trace to this file, - for standard output; .jsonl: records");
  return command;
}

CLI::App* AddExplore(CLI::App& app, ExploreOptions& options) {
  CLI::App* command = app.add_subcommand("explore", "Generate call sequences, legal and illegal, and judge them");
  AddSubject(command, options);
  command->add_option("--seeds", options.seeds, "Which seeds: A..B, both included");
  command->add_option("--package", options.package, "Only this package");
  command->add_option("--for", options.for_seconds, "Go on for this long: 60s, 5m")
      ->transform(CLI::AsNumberWithUnit(std::map<std::string, double>{{"s", 1}, {"m", 60}, {"h", 3600}}));
  command->add_option("--save", options.save, "Save every counterexample as a scenario in this directory");
  AddJobs(command, options.jobs);
  return command;
}

CLI::App* AddBench(CLI::App& app, BenchOptions& options) {
  CLI::App* command = app.add_subcommand("bench", "Measure handshakes and tokens per second");
  AddSubject(command, options);
  command->add_option("--vs", options.versus, "A second subject, measured in the same run");
  command->add_option("--package", options.package, "Only this package");
  command->add_option("--seconds", options.seconds, "How long each measurement takes")->check(CLI::Range(0.01, 600.0));
  command->add_option("--json", options.json, "Write the figures as JSON");
  return command;
}

CLI::App* AddList(CLI::App& app, ListOptions& options) {
  CLI::App* command = app.add_subcommand("list", "List what there is");
  command->add_option("what", options.what, "scenarios, subjects, faults, peers, packages, profiles, mutants")
      ->required()
      ->check(CLI::IsMember({"scenarios", "subjects", "faults", "peers", "packages", "profiles", "mutants"}));
  return command;
}

CLI::App* AddClauses(CLI::App& app, ClausesOptions& options) {
  CLI::App* command = app.add_subcommand("clauses", "List the documented clauses");
  command->add_option("pattern", options.pattern, "Only those whose id or page fits this pattern (* and ?)");
  command->add_flag("--coverage", options.coverage, "Show what exercises and what violates each, and who was seen to");
  command->add_flag("--open", options.open, "Only those that nothing exercises or violates, without a reason");
  CLI::Option* json = command->add_flag("--json", options.json, "As JSON");
  command->add_option("--show", options.show, "Print the page of one clause: ISC-N-067")->excludes(json);
  command->add_option("--pages", options.pages, "Write a page per clause, and an index, to this directory")
      ->excludes(json);
  return command;
}

CLI::App* AddDump(CLI::App& app, DumpOptions& options) {
  CLI::App* command = app.add_subcommand("dump", "Explain a token byte by byte");
  command->add_option("token", options.token,
                      "Hex, base64 or HTTP header lines; @FILE and - (standard input) also octets as they are");
  CLI::Option* make = command->add_flag("--make", options.make, "The input is a dump: make the token of it again");
  command->add_option("--as", options.as, "The form of a token that is made")
      ->check(CLI::IsMember({"hex", "base64", "raw"}))
      ->needs(make);
  command->add_option("--at", options.at, "Explain only the octet at this offset, from 0")->excludes(make);
  command->add_option("--key", options.keys,
                      "A key to decrypt with: aes256-cts:HEX, or HEX; an NT hash is rc4-hmac:HEX");
  command->add_option("--password", options.passwords, "The keys of a password: alice@EXAMPLE.COM:secret");
  command->add_option("--keytab", options.keytabs, "All keys of a keytab");
  command
      ->add_option("--before", options.before,
                   "An earlier token of the same handshake, in order: it may hold keys, and NTLM signs it")
      ->excludes(make);
  return command;
}

CLI::App* AddFormat(CLI::App& app, FormatOptions& options) {
  CLI::App* command = app.add_subcommand("fmt", "Lay scenario files out as the language wants them");
  command->add_option("files", options.files, "Scenario files, rewritten in place")->required();
  command->add_flag("--check", options.check, "Change nothing; end with 1 if a file is not laid out");
  return command;
}

CLI::App* AddKdc(CLI::App& app, KdcOptions& options) {
  CLI::App* command = app.add_subcommand("kdc", "Serve a world's KDC to real clients, over udp and tcp");
  command->add_option("--world", options.world, "A file with a scenario's headers: realm, principal, kdc");
  command->add_option("--bind", options.bind, "The address to listen on (127.0.0.1)");
  command->add_option("--port", options.port, "The port; 0 takes any that is free")->check(CLI::Range(0, 65535));
  command->add_option("--dir", options.folder, "Where to write krb5.conf, keytabs and env, and leave them");
  command->add_option("--seed", options.seed, "The seed of all that is random");
  command->add_flag("--log", options.log, "One line a request on standard error");
  return command;
}

CLI::App* AddJudge(CLI::App& app, JudgeOptions& options) {
  CLI::App* command =
      app.add_subcommand("judge", "Judge recorded traces: the package and the application that called it");
  command->add_option("traces", options.files, "Traces, one JSON object a line; - reads standard input")->required();
  command->add_option("--profile", options.profile,
                      "Answers to ambiguities: documented, windows; else the trace's own");
  command->add_flag("--together", options.together, "The traces are the processes of one session");
  command->add_option("--json", options.json, "Write the report as JSON to this file, - for standard output");
  command->add_option("--junit", options.junit, "Write the report as JUnit XML");
  command->add_option("--html", options.html, "Write the report as one page for a browser");
  return command;
}

CLI::App* AddDiff(CLI::App& app, DiffOptions& options) {
  CLI::App* command = app.add_subcommand("diff", "Compare two recorded traces; end with 1 if they differ");
  command->add_option("left", options.left, "A trace")->required();
  command->add_option("right", options.right, "Another one")->required();
  command->add_option("--ignore", options.ignored, "Members not to compare: ended_at, output_token.id");
  return command;
}

CLI::App* AddMatrix(CLI::App& app, MatrixOptions& options) {
  CLI::App* command = app.add_subcommand("matrix", "Judge every implementation found here: clause by implementation");
  command->add_option("--subject", options.subjects, "Only these subjects, one each; else all that are looked for");
  command->add_option("--profile", options.profile, "Answers to the documentation's ambiguities");
  command->add_option("--package", options.package, "Only this package");
  command->add_option("--tier", options.tier, "How much: smoke, quick, full")
      ->check(CLI::IsMember({"smoke", "quick", "full"}));
  command->add_option("--filter", options.filter, "Only scenarios whose id fits this pattern (* and ?), or one of a,b");
  command->add_option("--seed", options.seed, "The seed that fixes the run");
  command->add_option("--text", options.text, "Write the matrix as text to this file, - for standard output");
  command->add_option("--markdown", options.markdown, "Write it as Markdown");
  command->add_option("--json", options.json, "Write it as JSON");
  command->add_option("--html", options.html, "Write it as one page for a browser");
  AddJobs(command, options.jobs);
  return command;
}

CLI::App* AddCheckShim(CLI::App& app, CheckShimOptions& options) {
  CLI::App* command = app.add_subcommand("check-shim", "Try every rule of the line protocol on a shim");
  command->add_option("command", options.command, "The shim's command, for the shell, or its short name")->required();
  command->add_option("--limit", options.limit_seconds, "Seconds that one request may take")
      ->check(CLI::Range(0.1, 600.0));
  return command;
}

CLI::App* AddServe(CLI::App& app, ServeOptions& options) {
  CLI::App* command = app.add_subcommand("serve", "Authenticate clients over HTTP, and judge them");
  command->add_option("--world", options.world, "A file with a scenario's headers: realm, principal, kdc");
  command->add_option("--bind", options.bind, "The address to listen on (127.0.0.1)");
  command->add_option("--port", options.port, "The port; 0 takes any that is free")->check(CLI::Range(0, 65535));
  command->add_option("--dir", options.folder, "Where to write krb5.conf, keytabs and env, and leave them");
  command->add_option("--as", options.as, "Where it stands: origin, proxy, balancer")
      ->check(CLI::IsMember({"origin", "proxy", "balancer"}));
  command->add_option("--carrier", options.carrier, "http, or frames: tokens behind their lengths")
      ->check(CLI::IsMember({"http", "frames"}));
  command->add_option("--behaviour", options.behaviour, "What it does wrong, one of --list, or all");
  command->add_option("--client", options.client, "Shell lines that call it once; $URL, $PROXY and $RESOLVE are set");
  command->add_option("--limit", options.limit_seconds, "How many seconds the client may take")
      ->check(CLI::Range(1, 600));
  command->add_option("--trace", options.trace, "Write the calls of the packages to this file, for `judge`");
  command->add_option("--seed", options.seed, "The seed of all that is random");
  command->add_flag("--log", options.log, "One line a message on standard error");
  command->add_flag("--list", options.list, "List the behaviours");
  AddReports(command, options.reports);
  return command;
}

CLI::App* AddKnock(CLI::App& app, KnockOptions& options) {
  CLI::App* command = app.add_subcommand("knock", "Call a server that authenticates over HTTP, and judge it");
  command->add_option("url", options.url, "http://HOST:PORT/PATH, or tcp://HOST:PORT for frames");
  command->add_option("--world", options.world, "A file with a scenario's headers: the users and the service");
  command->add_option("--address", options.address, "Connect to this address instead of the URL's host");
  command->add_option("--proxy", options.proxy, "Judge the proxy at this URL, by asking it for the other one");
  command->add_option("--scheme", options.scheme, "Negotiate or NTLM")->check(CLI::IsMember({"Negotiate", "NTLM"}));
  command->add_option("--package", options.package, "The package under Negotiate: Negotiate, Kerberos, NTLM");
  command->add_option("--user", options.user, "The initiator of the world who calls; else the first");
  command->add_option("--other", options.other, "A second one; else the next");
  command->add_option("--target", options.target, "The service's name; else that of the world: HTTP/web.example.com");
  command->add_option("--identity-field", options.identity_field, "The field of answers that names who asked");
  command->add_option("--filter", options.filter, "Only checks whose name fits this pattern (* and ?)");
  command->add_option("--trace", options.trace, "Write the calls of the packages to this file, for `judge`");
  command->add_option("--seed", options.seed, "The seed of all that is random");
  command->add_flag("--list", options.list, "List the checks");
  AddReports(command, options.reports);
  return command;
}

// WrongCommand is what to say of a first word that is no command; empty if it is one, or an option.
std::string WrongCommand(int argc, const char* const* argv) {
  constexpr std::string_view kCommands[] = {"check",   "run",    "explore", "bench", "list",
                                            "clauses", "dump",   "fmt",     "kdc",   "judge",
                                            "diff",    "matrix", "serve",   "knock", "check-shim"};
  const std::string_view word = argc > 1 ? argv[1] : "";
  if (word.starts_with('-') || std::find(std::begin(kCommands), std::end(kCommands), word) != std::end(kCommands)) {
    return {};
  }
  std::string text = word.empty() ? "a command is missing" : "no command is called `" + std::string(word) + "`";
  const std::string_view nearest = script::NearestWord(word, kCommands);
  if (!nearest.empty()) text += "; did you mean `" + std::string(nearest) + "`?";
  text += "\nThere are";
  for (const std::string_view command : kCommands) text += " " + std::string(command);
  return text;
}

// WrongOption is what to say of the first word that is no option of the command, with the nearest one that there is;
// empty if every option is known.
std::string WrongOption(const CLI::App& command, int argc, const char* const* argv) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  for (int i = 2; i < argc && std::string_view(argv[i]) != "--"; ++i) {
    const std::string word(std::string_view(argv[i]).substr(0, std::string_view(argv[i]).find('=')));
    if (!word.starts_with("--") || std::ranges::find(names, word) != names.end()) continue;
    const std::vector<std::string_view> words(names.begin(), names.end());
    const std::string_view nearest = script::NearestWord(word, words);
    return "unknown option " + word + (nearest.empty() ? "" : "; did you mean " + std::string(nearest) + "?");
  }
  return {};
}

// Complaint is what to say of a command line that cannot be read.
std::string Complaint(const CLI::App& app, const CLI::ParseError& error, int argc, const char* const* argv) {
  const auto commands = app.get_subcommands([&](const CLI::App* one) { return argc > 1 && one->check_name(argv[1]); });
  const std::string wrong = commands.empty() ? "" : WrongOption(*commands.front(), argc, argv);
  const std::string name = commands.empty() ? "" : commands.front()->get_name() + " ";
  const bool is_no_number = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ConversionError);
  const std::string reason = error.what() + std::string(is_no_number ? "; expected a number" : "");
  return "legwork: " + (wrong.empty() ? reason : wrong) + "\nSee legwork " + name + "--help\n";
}

// Choice is a subcommand, and the options that were read for it.
struct Choice {
  const CLI::App* app;
  std::function<Command()> make;
};

}  // namespace

Parsed ParseCommandLine(int argc, const char* const* argv) {
  if (const std::string wrong = WrongCommand(argc, argv); !wrong.empty()) {
    std::cerr << "legwork: " << wrong << "\nSee legwork --help\n";
    return int{kUsage};
  }
  CLI::App app("Judges implementations of the SSPI handshake, and their callers, clause by clause.", "legwork");
  app.set_version_flag("--version", std::string(report::kTool) + " " + std::string(report::kVersion));
  app.footer(kFooter);
  app.require_subcommand(1);
  CheckOptions check;
  RunOptions run;
  ExploreOptions explore;
  BenchOptions bench;
  ListOptions list;
  ClausesOptions clauses;
  DumpOptions dump;
  FormatOptions format;
  KdcOptions kdc;
  JudgeOptions judge;
  DiffOptions diff;
  MatrixOptions matrix;
  CheckShimOptions check_shim;
  ServeOptions serve;
  KnockOptions knock;
  const Choice choices[] = {
      {AddCheck(app, check), [&] { return Command(check); }},
      {AddRun(app, run), [&] { return Command(run); }},
      {AddExplore(app, explore), [&] { return Command(explore); }},
      {AddBench(app, bench), [&] { return Command(bench); }},
      {AddList(app, list), [&] { return Command(list); }},
      {AddClauses(app, clauses), [&] { return Command(clauses); }},
      {AddDump(app, dump), [&] { return Command(dump); }},
      {AddFormat(app, format), [&] { return Command(format); }},
      {AddKdc(app, kdc), [&] { return Command(kdc); }},
      {AddJudge(app, judge), [&] { return Command(judge); }},
      {AddMatrix(app, matrix), [&] { return Command(matrix); }},
      {AddServe(app, serve), [&] { return Command(serve); }},
      {AddKnock(app, knock), [&] { return Command(knock); }},
      {AddCheckShim(app, check_shim), [&] { return Command(check_shim); }},
      {AddDiff(app, diff), [&] { return Command(diff); }},
  };
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {
    app.exit(success);
    return int{kAsExpected};
  } catch (const CLI::ParseError& error) {
    std::cerr << Complaint(app, error, argc, argv);
    return int{kUsage};
  }
  for (const Choice& choice : choices) {
    if (*choice.app) return choice.make();
  }
  return int{kUsage};
}

}  // namespace legwork::cli
