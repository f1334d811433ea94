#ifndef LEGWORK_TOOLS_CLI_OPTIONS_H_
#define LEGWORK_TOOLS_CLI_OPTIONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

// The command line as plain data. Only options.cc knows the library that reads it.
namespace legwork::cli {

// ExitStatus is the contract of section "Exit status" of `legwork --help`.
enum ExitStatus : int {
  kAsExpected = 0,
  kUnexpected = 1,
  kUsage = 2,
  kHarnessFault = 3,
  kNothingMatched = 4,
  kNotDeterministic = 5,
};

struct SubjectOptions {
  std::string subject = "sim";
  std::string profile = "documented";
  std::optional<std::uint64_t> seed;  // absent: what the scenario says, else 1
};

// ReportOptions say what becomes of a report.
struct ReportOptions {
  std::string expectations;            // a file of known results
  bool update_expectations = false;    // rewrite that file
  std::string json, junit, tap, html;  // files to write, "-" is standard output
};

struct CheckOptions : SubjectOptions, ReportOptions {
  std::string package;  // "" means every package
  std::string tier = "quick";
  std::string filter = "*";
  int jobs = 0;  // 0: one per core
  int repeat = 1;
};

struct RunOptions : SubjectOptions {
  std::vector<std::string> files;
  std::string as = "both";  // which roles the subject takes: "both", "initiator", "acceptor"
  std::string trace;        // a file to write the trace to, "-" is standard output
};

struct ExploreOptions : SubjectOptions {
  std::string seeds = "1..200";
  std::string package;
  double for_seconds = 0;  // 0: as many as `seeds` says
  std::string save;        // a directory for counterexamples
  int jobs = 0;
};

struct BenchOptions : SubjectOptions {
  std::string versus;
  std::string package;
  double seconds = 1;  // per measurement
  std::string json;
};

struct ListOptions {
  std::string what;  // scenarios, subjects, faults, packages, profiles, mutants
};

struct ClausesOptions {
  std::string pattern = "*";  // over ids and pages
  bool coverage = false;
  bool open = false;  // only those that lack something
  std::string show;   // id of the one whose page is printed
  std::string pages;  // a directory to write a page per clause to
  bool json = false;
};

struct CheckShimOptions {
  std::string command;       // for the shell, or the short name of a shim that comes with Legwork
  double limit_seconds = 5;  // for one request
};

struct DumpOptions {
  std::string token = "-";             // the token itself, "-" for standard input, "@FILE" for a file
  bool make = false;                   // the input is a dump, and a token is made of it
  std::string as = "hex";              // form of the token that is made: hex, base64, raw
  std::optional<std::size_t> at;       // explain this octet only
  std::vector<std::string> keys;       // "aes256-cts:0011…" or digits
  std::vector<std::string> passwords;  // "alice@EXAMPLE.COM:secret"
  std::vector<std::string> keytabs;    // files
  std::vector<std::string> before;     // earlier tokens of the handshake, in order, given as `token` is
};

struct FormatOptions {
  std::vector<std::string> files;
  bool check = false;  // change nothing, end with 1 if something would change
};

struct KdcOptions {
  std::string world;  // a file with the headers of a scenario; "": the default world
  std::string bind = "127.0.0.1";
  std::uint16_t port = 0;  // 0: any that is free
  std::string folder;      // for the clients' files; "": a private one that goes with the program
  std::optional<std::uint64_t> seed;
  bool log = false;
};

struct JudgeOptions {
  std::vector<std::string> files;  // "-" is standard input
  std::string profile;             // "": what the trace says
  bool together = false;           // all files are one session
  std::string json, junit, html;   // files to write, "-" is standard output
};

struct DiffOptions {
  std::string left, right;
  std::vector<std::string> ignored;  // names or paths of members
};

struct MatrixOptions {
  std::vector<std::string> subjects;  // empty: all that are looked for
  std::string profile = "documented";
  std::string package;
  std::string tier = "smoke";
  std::string filter = "*";
  std::optional<std::uint64_t> seed;
  std::string text, markdown, json, html;  // files to write, "-" is standard output
  int jobs = 0;
};

struct ServeOptions {
  ReportOptions reports;
  std::string world;  // a file with the headers of a scenario; "": that of `kdc`
  std::string bind = "127.0.0.1";
  std::uint16_t port = 0;             // 0: any that is free
  std::string folder;                 // for the clients' files
  std::string as = "origin";          // "origin", "proxy", "balancer"
  std::string carrier = "http";       // "http", "frames"
  std::string behaviour = "correct";  // a row's name, or "all"
  std::string client;                 // shell lines that call the server once; "": serve until a signal comes
  int limit_seconds = 30;             // for the client
  std::string trace;                  // a file for the records of our own calls
  std::optional<std::uint64_t> seed;
  bool log = false;
  bool list = false;  // print the behaviours and end
};

struct KnockOptions {
  ReportOptions reports;
  std::string url;
  std::string world;
  std::string address;  // to connect to instead of the URL's host
  std::string proxy;    // URL of the proxy that is judged
  std::string scheme = "Negotiate";
  std::string package;      // "": as the scheme says
  std::string user, other;  // actors of the world; "": the first two initiators
  std::string target;       // "": the world's service
  std::string identity_field;
  std::string filter = "*";
  std::string trace;
  std::optional<std::uint64_t> seed;
  bool list = false;
};

using Command = std::variant<CheckOptions, RunOptions, ExploreOptions, BenchOptions, ListOptions, ClausesOptions,
                             DumpOptions, FormatOptions, KdcOptions, JudgeOptions, DiffOptions, MatrixOptions,
                             ServeOptions, KnockOptions, CheckShimOptions>;

// Parsed is a command to perform, or the status to end with after help or a usage error has been printed.
using Parsed = std::variant<Command, int>;
Parsed ParseCommandLine(int argc, const char* const* argv);

}  // namespace legwork::cli

#endif  // LEGWORK_TOOLS_CLI_OPTIONS_H_
