#include <exception>
#include <iostream>
#include <variant>

#include "tools/cli/commands.h"
#include "tools/cli/options.h"

namespace legwork::cli {
namespace {

int Perform(const CheckOptions& options) { return Check(options); }
int Perform(const CheckShimOptions& options) { return CheckShim(options); }
int Perform(const RunOptions& options) { return Run(options); }
int Perform(const ExploreOptions& options) { return Explore(options); }
int Perform(const BenchOptions& options) { return Bench(options); }
int Perform(const ListOptions& options) { return List(options); }
int Perform(const ClausesOptions& options) { return Clauses(options); }
int Perform(const DumpOptions& options) { return Dump(options); }
int Perform(const FormatOptions& options) { return Format(options); }
int Perform(const KdcOptions& options) { return Kdc(options); }
int Perform(const JudgeOptions& options) { return Judge(options); }
int Perform(const DiffOptions& options) { return Diff(options); }
int Perform(const MatrixOptions& options) { return Matrix(options); }
int Perform(const ServeOptions& options) { return Serve(options); }
int Perform(const KnockOptions& options) { return Knock(options); }

int Main(int argc, const char* const* argv) {
  const Parsed parsed = ParseCommandLine(argc, argv);
  if (const int* status = std::get_if<int>(&parsed)) return *status;
  return std::visit([](const auto& options) { return Perform(options); }, std::get<Command>(parsed));
}

}  // namespace
}  // namespace legwork::cli

int main(int argc, char** argv) {
  try {
    return legwork::cli::Main(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "legwork: a fault of the harness: " << error.what() << "\n";
    return legwork::cli::kHarnessFault;
  }
}
