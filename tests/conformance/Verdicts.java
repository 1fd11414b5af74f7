import java.io.FileInputStream;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/**
 * Prints a line for every rule that a file breaks: the file's path, the standard, and the rule.
 * A file that is conforming has no line. Arguments: standards joined by commas, then paths.
 */
public final class Verdicts {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (int index = 1; index < arguments.length; index++) {
            for (String name : arguments[0].split(",")) {
                for (String rule : brokenRules(arguments[index], PDFAFlavour.byFlavourId(name))) {
                    System.out.println(arguments[index] + "\t" + name + "\t" + rule);
                }
            }
        }
    }

    private static TreeSet<String> brokenRules(String path, PDFAFlavour standard) {
        TreeSet<String> rules = new TreeSet<>();
        try (FileInputStream file = new FileInputStream(path);
                PDFAParser parser = Foundries.defaultInstance().createParser(file, standard);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(standard, false)) {
            for (TestAssertion each : validator.validate(parser).getTestAssertions()) {
                if (each.getStatus() == TestAssertion.Status.FAILED) {
                    rules.add(each.getRuleId().getClause() + " " + each.getMessage()
                            .replaceAll("\\s+", " "));
                }
            }
        } catch (Exception error) {
            rules.add("cannot be read: " + error.getClass().getSimpleName());
        }
        return rules;
    }
}
