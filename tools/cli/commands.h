#ifndef LEGWORK_TOOLS_CLI_COMMANDS_H_
#define LEGWORK_TOOLS_CLI_COMMANDS_H_

#include "tools/cli/options.h"

// One function per subcommand, each in a file of its name. They print to standard output and error and give the status
// to end with.
namespace legwork::cli {

int Check(const CheckOptions& options);
int CheckShim(const CheckShimOptions& options);
int Run(const RunOptions& options);
int Explore(const ExploreOptions& options);
int Bench(const BenchOptions& options);
int List(const ListOptions& options);
int Clauses(const ClausesOptions& options);
int Dump(const DumpOptions& options);
int Format(const FormatOptions& options);
int Kdc(const KdcOptions& options);
int Judge(const JudgeOptions& options);
int Diff(const DiffOptions& options);
int Matrix(const MatrixOptions& options);
int Serve(const ServeOptions& options);
int Knock(const KnockOptions& options);

}  // namespace legwork::cli

#endif  // LEGWORK_TOOLS_CLI_COMMANDS_H_
