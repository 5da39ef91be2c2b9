import java.io.*;
import java.util.logging.*;
import javax.xml.parsers.*;
import org.w3c.dom.*;

public class XmlLogging {
    public static void main(String[] args) throws Exception {
        Document d = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream("<?xml version='1.0'?><r a='1'><x>t&amp;é</x><!-- c --><x/></r>".getBytes("UTF-8")));
        T.p(d.getDocumentElement().getAttribute("a"), d.getElementsByTagName("x").getLength(), d.getElementsByTagName("x").item(0).getTextContent());
        StringWriter w = new StringWriter();
        javax.xml.transform.TransformerFactory.newInstance().newTransformer().transform(new javax.xml.transform.dom.DOMSource(d), new javax.xml.transform.stream.StreamResult(w));
        T.p(w, javax.xml.xpath.XPathFactory.newInstance().newXPath().evaluate("count(//x)", d));
        StringBuilder s = new StringBuilder();
        SAXParserFactory.newInstance().newSAXParser().parse(new ByteArrayInputStream("<a><b c='d'/></a>".getBytes()), new org.xml.sax.helpers.DefaultHandler() { public void startElement(String u, String l, String q, org.xml.sax.Attributes at) { s.append(q).append(at.getLength()); } });
        T.p(s);
        Logger l = Logger.getLogger("test.log");
        l.setUseParentHandlers(false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Handler h = new StreamHandler(out, new SimpleFormatter() { public String format(LogRecord r) { return r.getLevel() + " " + r.getSourceMethodName() + " " + formatMessage(r) + " " + r.getThrown() + "\n"; } });
        h.setLevel(Level.ALL); l.addHandler(h); l.setLevel(Level.FINE);
        l.info("info"); l.log(Level.WARNING, "with {0}", "param"); l.finest("not seen"); l.log(Level.FINE, "thrown", new Error("e")); l.entering("C", "m");
        h.flush();
        T.p(out, l.isLoggable(Level.FINER), l.getParent().getName().isEmpty(), Level.parse("800"));
        System.getLogger("sys").log(System.Logger.Level.DEBUG, "not shown");
    }
}
