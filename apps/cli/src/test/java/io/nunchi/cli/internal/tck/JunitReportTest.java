package io.nunchi.cli.internal.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.tck.report.Finding;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JunitReportTest {

  @Test
  void textsOfAPluginStayTextWhateverTheyContain() throws Exception {
    String hostile = "</failure>\u0000\u001b[2J\uFFFE\uD800]]>&\"' 눈치";
    TckReport.Result failed =
        ReportSamples.failed("1.1", new Finding(hostile, hostile, hostile, hostile));

    Element failure = (Element) parsed(failed).getElementsByTagName("failure").item(0);

    assertThat(failure.getAttribute("message")).isEqualTo("</failure>??[2J??]]>&\"' 눈치");
    assertThat(failure.getTextContent()).contains("found: </failure>??[2J??]]>&\"' 눈치");
  }

  private static Element parsed(TckReport.Result result) throws Exception {
    TckReport report = ReportSamples.report("acme.people", result);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(JunitReport.of(report))))
        .getDocumentElement();
  }
}
