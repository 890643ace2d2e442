package io.nunchi.cli.internal.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.tck.report.Finding;
import io.nunchi.tck.report.PluginIdentity;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JunitReportTest {

  @Test
  void textsOfAPluginStayTextWhateverTheyContain() throws Exception {
    String hostile = "</failure>\u0000\u001b[2J\uFFFE\uD800]]>&\"' 눈치";
    TckReport.Result failed =
        new TckReport.Result(
            "1.1",
            "MUST",
            "It is.",
            "So.",
            "FAILED",
            Optional.empty(),
            Optional.of(new Finding(hostile, hostile, hostile, hostile)),
            1500);

    Element failure = (Element) parsed(failed).getElementsByTagName("failure").item(0);

    assertThat(failure.getAttribute("message")).isEqualTo("</failure>??[2J??]]>&\"' 눈치");
    assertThat(failure.getTextContent()).contains("found: </failure>??[2J??]]>&\"' 눈치");
  }

  private static Element parsed(TckReport.Result result) throws Exception {
    PluginIdentity plugin = new PluginIdentity("acme.people", "1", "Acme", "people.jar", "00");
    TckReport report =
        new TckReport(
            "1",
            false,
            plugin,
            "1.0",
            "a target",
            "a JVM",
            "a system",
            1,
            1,
            0,
            1,
            0,
            List.of(result));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(JunitReport.of(report))))
        .getDocumentElement();
  }
}
