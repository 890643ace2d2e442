package io.nunchi.models.internal.testing;

import io.nunchi.models.ModelsTool;
import java.io.PrintWriter;
import java.io.StringWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The exit code and the output of one call of the tool {@code models}. */
public record ToolRun(int exitCode, String out, String err) {

  /** Runs the tool. */
  public static ToolRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        new ModelsTool().run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new ToolRun(exitCode, out.toString(), err.toString());
  }

  /** Parses the standard output as JSON. */
  public JsonNode json() {
    return new JsonMapper().readTree(out);
  }
}
