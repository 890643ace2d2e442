package io.nunchi.cli.internal.tck;

import java.io.StringWriter;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A verdict as JUnit XML, which build servers show. */
final class JunitReport {

  private static final Pattern UNPRINTABLE =
      Pattern.compile(
          "[\\p{Cntrl}&&[^\n\t]]|[^\n\t -\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private JunitReport() {}

  static String of(TckReport report) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      write(xml, report);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("text that is no XML", e);
    }
    return text.toString();
  }

  private static void write(XMLStreamWriter xml, TckReport report) throws XMLStreamException {
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "Nunchi TCK of " + report.plugin().id());
    xml.writeAttribute("tests", Long.toString(report.summary().rules()));
    xml.writeAttribute("failures", Long.toString(report.summary().failed()));
    xml.writeAttribute("errors", "0");
    xml.writeAttribute(
        "skipped", Long.toString(report.summary().skipped() + report.summary().notApplicable()));
    for (TckReport.Result result : report.results()) {
      xml.writeCharacters("\n");
      xml.writeStartElement("testcase");
      xml.writeAttribute("classname", report.plugin().id());
      xml.writeAttribute("name", printable(result.rule().describe()));
      xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", result.work().millis() / 1e3));
      if (result.reason().isPresent()) {
        xml.writeEmptyElement("skipped");
        xml.writeAttribute("message", printable(result.explanation()));
      }
      if (result.finding().isPresent()) {
        xml.writeStartElement("failure");
        xml.writeAttribute("message", printable(result.finding().get().found()));
        xml.writeCharacters(
            printable(
                "done: %s%nexpected: %s%nfound: %s%ncheck: %s"
                    .formatted(
                        result.finding().get().done(),
                        result.finding().get().expected(),
                        result.finding().get().found(),
                        result.finding().get().check())));
        xml.writeEndElement();
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  /** Replaces characters that XML does not have: texts of plugins may contain them. */
  private static String printable(String text) {
    return UNPRINTABLE.matcher(text).replaceAll("?");
  }
}
