package io.nunchi.cli.internal.pack;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;

/** The reasons why a plugin cannot be packed. */
final class PackProblems {

  private static final String WHAT = "the plugin cannot be packed";

  private PackProblems() {}

  static Problem notOnePlugin(Path location, String found) {
    return Problem.of(CliErrors.NOT_PACKED, WHAT)
        .expected("a plugin: one jar that offers an analyzer, and the jars that it needs")
        .found(found)
        .where(location.toString())
        .fix("name the plugin's jar, or the folder that holds the jars of this plugin alone");
  }

  static Problem conflict(String entry, Path first, Path second) {
    return Problem.of(CliErrors.NOT_PACKED, WHAT)
        .expected("jars without different files of one name, to make one jar of them")
        .found(entry + " in " + first.getFileName() + " and in " + second.getFileName())
        .where(second.toString())
        .fix("pack them into a folder: --out FOLDER");
  }

  static Problem taken(Path out) {
    return Problem.of(CliErrors.OUTPUT_NOT_EMPTY, "the output exists already")
        .expected("a name that is free")
        .found(out.toString())
        .where("--out")
        .fix("name another one, or remove it");
  }

  static Problem notAccepted(Path location, String found) {
    return Problem.of(CliErrors.NOT_PACKED, WHAT)
        .expected("a plugin that a host with these checks loads")
        .found(found)
        .where(location.toString())
        .fix("correct the plugin; the problems beside this one say what is wrong");
  }

  static Problem cannotSign() {
    return Problem.of(CliErrors.NOT_PACKED, WHAT)
        .expected("a JDK, which can sign jars")
        .found("a Java runtime without module jdk.jartool")
        .where(String.valueOf(System.getProperty("java.home")))
        .fix("set JAVA_HOME to a JDK");
  }
}
