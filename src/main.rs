//! The `tupu` command.

fn main() -> std::process::ExitCode {
    tupu::cli::main()
}
