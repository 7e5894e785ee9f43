package dev.backoffice.fiscal.br.nfe.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.br.nfe.Nfe;
import dev.backoffice.fiscal.br.nfe.NfeBilling;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.NfeIssuer;
import dev.backoffice.fiscal.br.nfe.NfePartyId;
import dev.backoffice.fiscal.br.nfe.NfePayment;
import dev.backoffice.fiscal.br.nfe.NfePaymentMethod;
import dev.backoffice.fiscal.br.nfe.NfeRecipient;
import dev.backoffice.fiscal.br.nfe.PaymentTerm;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import dev.backoffice.fiscal.br.nfe.internal.rules.NfeFinding;
import dev.backoffice.fiscal.br.nfe.internal.rules.NfeRule;
import dev.backoffice.fiscal.br.nfe.internal.rules.NfeRules;
import dev.backoffice.fiscal.br.nfe.issuing.NfeComposer;
import dev.backoffice.fiscal.br.nfe.issuing.NfeSale;
import dev.backoffice.fiscal.br.nfe.tax.ContributionGroup;
import dev.backoffice.fiscal.br.nfe.tax.DestinationIcms;
import dev.backoffice.fiscal.br.nfe.tax.IbsCbsGroup;
import dev.backoffice.fiscal.br.nfe.tax.IcmsGroup;
import dev.backoffice.fiscal.br.nfe.tax.ItemTaxation;
import dev.backoffice.fiscal.br.nfe.tax.SaleTaxFacts;
import dev.backoffice.fiscal.br.nfe.tax.SaleTaxRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** Each rule is broken once on purpose: a note that keeps all rules, one text in it replaced, and the rejection it gets. */
class NfeRulesTest {
    private static final String NORMAL = normal();
    private static final String RECEIPT =
            NfeXmlWriter.write(NfeFixtures.receipt(NfeEnvironment.PRODUCTION)).text();
    private static final String TRIAL_RECEIPT =
            NfeXmlWriter.write(NfeFixtures.receipt(NfeEnvironment.HOMOLOGATION)).text();
    private static final String SIMPLES = xml(NfeFixtures.note(NfeEnvironment.PRODUCTION));

    /** A note of the normal regime to a consumer in another state, on terms, with IBS and CBS reduced and deferred. */
    private static String normal() {
        NfeSale sale = NfeFixtures.sale(NfeFixtures.mugs());
        NfeIssuer shop = NfeFixtures.blueShop();
        Money total = Money.parse("BRL 84.81");
        NfeSale wide = sale.issuedBy(new NfeIssuer(
                        shop.cnpj(),
                        shop.name(),
                        shop.tradeName(),
                        shop.address(),
                        shop.stateRegistration(),
                        TaxRegime.NORMAL))
                .soldTo(NfeRecipient.of(
                        NfePartyId.of(NfeFixtures.ANA_CPF),
                        "Ana Exemplo",
                        NfeFixtures.places().get(3)))
                .paid(List.of(NfePayment.of(NfePaymentMethod.BOLETO, total).on(PaymentTerm.LATER)))
                .billed(NfeBilling.of(List.of(
                        new NfeBilling.Instalment(LocalDate.of(2026, 12, 24), Money.parse("BRL 42.41")),
                        new NfeBilling.Instalment(LocalDate.of(2027, 1, 24), Money.parse("BRL 42.40")))));
        return xml(NfeComposer.compose(
                        NfeFixtures.header(NfeEnvironment.HOMOLOGATION),
                        wide,
                        facts -> Explained.of(taxes(facts), Reason.of("t", "t")),
                        Optional.empty())
                .value());
    }

    private static ItemTaxation taxes(SaleTaxFacts facts) {
        Money amount = facts.amount();
        assertThat(amount).isEqualTo(Money.parse("BRL 84.81"));
        IbsCbsGroup.Share ibs = share("0.1", "0.0400", "0.02", "0.01");
        IbsCbsGroup.Share none = share("0", "0", "0.00", "0.00");
        IbsCbsGroup.Share cbs = share("0.9", "0.3600", "0.16", "0.15");
        return new ItemTaxation(
                "6102",
                new IcmsGroup.Reduced(
                        facts.origin(),
                        new IcmsGroup.OwnIcms(
                                amount, new BigDecimal("1"), new BigDecimal("7"), Money.parse("BRL 5.94")),
                        Optional.empty(),
                        Optional.of(new IcmsGroup.Exempted(Money.parse("BRL 0.06"), "9"))),
                new ContributionGroup.AdValorem("01", amount, new BigDecimal("1.65"), Money.parse("BRL 1.40")),
                new ContributionGroup.AdValorem("01", amount, new BigDecimal("7.6"), Money.parse("BRL 6.45")),
                Optional.of(new DestinationIcms(
                        amount,
                        new BigDecimal("20.5"),
                        new BigDecimal("7"),
                        Money.parse("BRL 11.45"),
                        Optional.of(new DestinationIcms.Fcp(amount, new BigDecimal("2"), Money.parse("BRL 1.70"))))),
                Optional.of(new IbsCbsGroup(
                        "515", "515001", false, Optional.of(new IbsCbsGroup.Amounts(amount, ibs, none, cbs)))),
                Optional.empty(),
                Optional.of(Money.parse("BRL 20.00")));
    }

    private static IbsCbsGroup.Share share(String rate, String effective, String deferred, String due) {
        return new IbsCbsGroup.Share(
                new BigDecimal(rate),
                Optional.of(new IbsCbsGroup.Deferral(new BigDecimal("50"), Money.parse("BRL " + deferred))),
                Optional.of(new IbsCbsGroup.Reduction(new BigDecimal("60"), new BigDecimal(effective))),
                Money.parse("BRL " + due));
    }

    record Planted(String rejection, String base, String find, String replacement) {
        @Override
        public String toString() {
            return rejection + ": " + find + " → " + replacement;
        }
    }

    private static final List<Planted> PLANTED = List.of(
            // key and parties
            plant("502", SIMPLES, "Id=\"NFe35261", "Id=\"NFe35262"),
            plant("253", SIMPLES, "<cDV>6<", "<cDV>7<"),
            plant("897", SIMPLES, "<cNF>48213097<", "<cNF>12345678<"),
            plant("226", SIMPLES, "<cUF>35<", "<cUF>33<"),
            plant("207", SIMPLES, "<emit><CNPJ>99000012000183", "<emit><CNPJ>99000012000184"),
            plant("209", SIMPLES, "<IE>110042490114<", "<IE>110042490115<"),
            plant("208", SIMPLES, "<dest><CPF>99900001230</CPF>", "<dest><CNPJ>99000012000184</CNPJ>"),
            plant("237", SIMPLES, "<CPF>99900001230<", "<CPF>99900001231<"),
            plant("210", SIMPLES, "<indIEDest>9</indIEDest>", "<indIEDest>1</indIEDest><IE>110042490115</IE>"),
            plant("270", SIMPLES, "<cMunFG>3550308<", "<cMunFG>3550309<"),
            plant("272", SIMPLES, "<cMun>3550308<", "<cMun>3550309<"),
            plant("273", SIMPLES, "<cMun>3550308<", "<cMun>3304557<"),
            plant("275", SIMPLES, "<cMun>3509502<", "<cMun>3304557<"),
            plant("598", NORMAL, "<xNome>NF-E EMITIDA", "<xNome>NF-E FEITA"),
            plant("696", SIMPLES, "<indFinal>1<", "<indFinal>0<"),
            plant("772", SIMPLES, "<idDest>1<", "<idDest>2<"),
            plant(
                    "773",
                    SIMPLES,
                    "<indFinal>1<",
                    "<indFinal>0<",
                    "<cMun>3509502</cMun><xMun>Campinas</xMun><UF>SP",
                    "<cMun>3304557</cMun><xMun>Rio</xMun><UF>RJ"),
            plant("434", SIMPLES, "<indIntermed>0</indIntermed>", ""),
            plant("436", SIMPLES, "<indIntermed>0<", "<indIntermed>1<"),
            // goods
            plant("927", SIMPLES, "nItem=\"2\"", "nItem=\"3\""),
            plant("777", SIMPLES, "<NCM>69120000<", "<NCM>69<"),
            plant(
                    "806",
                    SIMPLES,
                    "<ICMSSN102><orig>0</orig><CSOSN>102</CSOSN></ICMSSN102>",
                    "<ICMSSN500><orig>0</orig><CSOSN>500</CSOSN></ICMSSN500>"),
            plant("883", SIMPLES, "<cEAN>SEM GTIN<", "<cEAN><"),
            plant("888", SIMPLES, "<cEANTrib>SEM GTIN<", "<cEANTrib><"),
            plant("611", SIMPLES, "<cEAN>SEM GTIN<", "<cEAN>7898357410010<"),
            plant("612", SIMPLES, "<cEANTrib>SEM GTIN<", "<cEANTrib>7898357410010<"),
            plant("885", SIMPLES, "<cEAN>SEM GTIN<", "<cEAN>7898357410015<"),
            plant("886", SIMPLES, "<cEANTrib>SEM GTIN<", "<cEANTrib>7898357410015<"),
            plant("629", SIMPLES, "<vUnCom>39.90<", "<vUnCom>39.89<"),
            plant("630", SIMPLES, "<vUnTrib>39.90<", "<vUnTrib>39.89<"),
            plant("518", SIMPLES, "<CFOP>5102<", "<CFOP>1102<"),
            plant("519", SIMPLES, "<tpNF>1<", "<tpNF>0<"),
            plant("731", SIMPLES, "<CFOP>5102<", "<CFOP>7102<"),
            plant("732", SIMPLES, "<CFOP>5102<", "<CFOP>6102<"),
            plant("733", NORMAL, "<CFOP>6102<", "<CFOP>5102<"),
            // ICMS
            plant("590", NORMAL, "<CRT>3<", "<CRT>1<"),
            plant("591", SIMPLES, "<CRT>1<", "<CRT>3<"),
            plant("528", NORMAL, "<vICMS>5.94</vICMS><vICMSDeson>", "<vICMS>5.96</vICMS><vICMSDeson>"),
            plant("663", NORMAL, "<orig>0<", "<orig>1<"),
            plant("693", NORMAL, "<pICMS>7.00<", "<pICMS>12.00<"),
            plant(
                    "880",
                    NORMAL,
                    "<vICMSDeson>0.06",
                    "<vBCFCP>1.00</vBCFCP><pFCP>0.00</pFCP><vFCP>0.00</vFCP><vICMSDeson>0.06"),
            plant(
                    "860",
                    NORMAL,
                    "<vICMSDeson>0.06",
                    "<vBCFCP>1.00</vBCFCP><pFCP>2.00</pFCP><vFCP>0.05</vFCP><vICMSDeson>0.06"),
            plant(
                    "876",
                    NORMAL,
                    "<vICMSDeson>0.06",
                    "<vBCFCP>1.00</vBCFCP><pFCP>2.00</pFCP><vFCP>0.02</vFCP><vICMSDeson>0.06"),
            plant(
                    "694",
                    NORMAL,
                    "ICMSUFDest><vBCUFDest>",
                    "Outro><vBCUFDest>",
                    "0.00</vICMSUFRemet></ICMSUFDest>",
                    "0.00</vICMSUFRemet></Outro>"),
            plant("695", NORMAL, "<indIEDest>9<", "<indIEDest>2<"),
            plant("697", NORMAL, "<orig>0<", "<orig>8<"),
            plant("698", NORMAL, "<pICMSInter>7.00<", "<pICMSInter>12.00<"),
            plant("699", NORMAL, "<pICMSInterPart>100.00<", "<pICMSInterPart>80.00<"),
            // IBS and CBS
            plant("1020", NORMAL, "<IBSCBS><CST>515<", "<IBSCBS><CST>516<"),
            plant("1024", NORMAL, "<cClassTrib>515001<", "<cClassTrib>510001<"),
            plant("1021", NORMAL, "<IBSCBS><CST>515<", "<IBSCBS><CST>410<"),
            plant("1022", NORMAL, "gIBSCBS>", "gOutro>"),
            plant("1026", NORMAL, "<pIBSUF>0.10<", "<pIBSUF>0.11<"),
            plant("1036", NORMAL, "<pIBSMun>0.00<", "<pIBSMun>0.10<"),
            plant("1037", NORMAL, "<pCBS>0.90<", "<pCBS>0.91<"),
            plant(
                    "1111",
                    NORMAL,
                    "<pIBSUF>0.10</pIBSUF>",
                    "<pIBSUF>0.10</pIBSUF><gDevTrib><vDevTrib>0.00</vDevTrib></gDevTrib>"),
            plant(
                    "1112",
                    NORMAL,
                    "<pIBSMun>0.00</pIBSMun>",
                    "<pIBSMun>0.00</pIBSMun><gDevTrib><vDevTrib>0.00</vDevTrib></gDevTrib>"),
            plant("1118", NORMAL, "<IBSCBS>", "<Outro>", "</IBSCBS>", "</Outro>"),
            plant("1119", NORMAL, "IBSCBSTot>", "Outro>"),
            plant("1032", NORMAL, "<IBSCBS><CST>515<", "<IBSCBS><CST>510<"),
            plant("1007", NORMAL, "<IBSCBS><CST>515<", "<IBSCBS><CST>510<"),
            plant("1028", NORMAL, "<IBSCBS><CST>515<", "<IBSCBS><CST>510<"),
            plant("1029", NORMAL, "<IBSCBS><CST>515<", "<IBSCBS><CST>200<"),
            plant("1083", NORMAL, "<IBSCBS><CST>515<", "<IBSCBS><CST>200<"),
            plant("1090", NORMAL, "<IBSCBS><CST>515<", "<IBSCBS><CST>200<"),
            plant("1033", NORMAL, "gRed>", "gOutro>"),
            plant("1074", NORMAL, "gRed>", "gOutro>"),
            plant("1079", NORMAL, "gRed>", "gOutro>"),
            plant("1030", NORMAL, "gDif>", "gOutro>"),
            plant("1044", NORMAL, "gDif>", "gOutro>"),
            plant("1061", NORMAL, "gDif>", "gOutro>"),
            plant("1035", NORMAL, "<pAliqEfet>0.04<", "<pAliqEfet>0.05<"),
            plant("1047", NORMAL, "<pAliqEfet>0.00<", "<pAliqEfet>0.01<"),
            plant("1064", NORMAL, "<pAliqEfet>0.36<", "<pAliqEfet>0.37<"),
            plant("1031", NORMAL, "<vDif>0.02</vDif></gDif>", "<vDif>0.12</vDif></gDif>"),
            plant("1045", NORMAL, "<vDif>0.00</vDif></gDif>", "<vDif>0.12</vDif></gDif>"),
            plant("1062", NORMAL, "<vDif>0.16</vDif></gDif>", "<vDif>0.26</vDif></gDif>"),
            plant("1041", NORMAL, "<vIBSUF>0.01<", "<vIBSUF>0.04<"),
            plant("1052", NORMAL, "<vIBSMun>0.00<", "<vIBSMun>0.02<"),
            plant("1069", NORMAL, "<vCBS>0.15<", "<vCBS>0.18<"),
            // totals
            plant("531", NORMAL, "<ICMSTot><vBC>84.81<", "<ICMSTot><vBC>84.82<"),
            plant(
                    "532",
                    NORMAL,
                    "<vICMS>5.94</vICMS><vICMSDeson>0.06</vICMSDeson><vFCPUFDest>",
                    "<vICMS>5.95</vICMS><vICMSDeson>0.06</vICMSDeson><vFCPUFDest>"),
            plant(
                    "795",
                    NORMAL,
                    "<vICMSDeson>0.06</vICMSDeson><vFCPUFDest>",
                    "<vICMSDeson>0.07</vICMSDeson><vFCPUFDest>"),
            plant(
                    "798",
                    NORMAL,
                    "<vFCPUFDest>1.70</vFCPUFDest><vICMSUFDest>11.45</vICMSUFDest><vICMSUFRemet>0.00</vICMSUFRemet><vFCP>",
                    "<vFCPUFDest>1.71</vFCPUFDest><vICMSUFDest>11.45</vICMSUFDest><vICMSUFRemet>0.00</vICMSUFRemet><vFCP>"),
            plant(
                    "799",
                    NORMAL,
                    "<vICMSUFDest>11.45</vICMSUFDest><vICMSUFRemet>0.00</vICMSUFRemet><vFCP>",
                    "<vICMSUFDest>11.46</vICMSUFDest><vICMSUFRemet>0.00</vICMSUFRemet><vFCP>"),
            plant("800", NORMAL, "<vICMSUFRemet>0.00</vICMSUFRemet><vFCP>", "<vICMSUFRemet>0.01</vICMSUFRemet><vFCP>"),
            plant("861", SIMPLES, "<vFCP>0.00<", "<vFCP>0.01<"),
            plant("533", SIMPLES, "<vBCST>0.00<", "<vBCST>0.01<"),
            plant("534", SIMPLES, "<vST>0.00<", "<vST>0.01<"),
            plant("862", SIMPLES, "<vFCPST>0.00<", "<vFCPST>0.01<"),
            plant("859", SIMPLES, "<vFCPSTRet>0.00<", "<vFCPSTRet>0.01<"),
            plant("564", SIMPLES, "<vProd>83.98<", "<vProd>83.99<"),
            // An item that is no part of the total, in a total that has it.
            plant("564", SIMPLES, "<indTot>1</indTot>", "<indTot>0</indTot>"),
            plant("535", SIMPLES, "<vFrete>10.01<", "<vFrete>10.02<"),
            plant("536", SIMPLES, "<vSeg>0.00<", "<vSeg>0.01<"),
            plant("537", SIMPLES, "<vDesc>5.00<", "<vDesc>5.01<"),
            plant("601", SIMPLES, "<vII>0.00<", "<vII>0.01<"),
            plant("538", SIMPLES, "<vIPI>0.00<", "<vIPI>0.01<"),
            plant("863", SIMPLES, "<vIPIDevol>0.00<", "<vIPIDevol>0.01<"),
            plant("602", NORMAL, "<vPIS>1.40</vPIS><vCOFINS>", "<vPIS>1.41</vPIS><vCOFINS>"),
            plant("603", NORMAL, "<vCOFINS>6.45</vCOFINS><vOutro>", "<vCOFINS>6.46</vCOFINS><vOutro>"),
            plant("604", SIMPLES, "<vOutro>0.00<", "<vOutro>0.01<"),
            plant("685", NORMAL, "<vNF>84.81</vNF><vTotTrib>20.00<", "<vNF>84.81</vNF><vTotTrib>20.01<"),
            plant("610", SIMPLES, "<vNF>88.99<", "<vNF>88.98<"),
            plant(
                    "1084",
                    NORMAL,
                    "<vIBSMun>0.00</vIBSMun></gIBSMun><vIBS>0.01</vIBS><vCredPres>",
                    "<vIBSMun>0.01</vIBSMun></gIBSMun><vIBS>0.01</vIBS><vCredPres>"),
            plant("1085", NORMAL, "<vIBS>0.01</vIBS><vCredPres>", "<vIBS>0.02</vIBS><vCredPres>"),
            plant("1088", NORMAL, "<gCBS><vDif>0.16<", "<gCBS><vDif>0.17<"),
            plant("1089", NORMAL, "<vDif>0.16</vDif><vDevTrib>0.00<", "<vDif>0.16</vDif><vDevTrib>0.01<"),
            plant("1091", NORMAL, "<vCBS>0.15</vCBS><vCredPres>", "<vCBS>0.16</vCBS><vCredPres>"),
            // payments, billing, carriage
            plant("871", SIMPLES, "<finNFe>1<", "<finNFe>4<"),
            plant("904", SIMPLES, "<tPag>17<", "<tPag>90<"),
            plant("866", SIMPLES, "<vPag>88.99<", "<vPag>90.00<"),
            plant("869", SIMPLES, "</detPag></pag>", "</detPag><vTroco>1.00</vTroco></pag>"),
            plant("853", NORMAL, "<indPag>1<", "<indPag>0<"),
            plant("901", NORMAL, "<vOrig>84.81</vOrig><vDesc>0.00<", "<vOrig>84.81</vOrig><vDesc>84.82<"),
            plant("902", NORMAL, "<vLiq>84.81<", "<vLiq>84.80<"),
            plant("905", NORMAL, "<nFat>1001</nFat>", ""),
            plant("851", NORMAL, "<vDup>42.40<", "<vDup>42.41<"),
            plant("852", NORMAL, "<nDup>002<", "<nDup>003<"),
            plant("850", NORMAL, "<dVenc>2027-01-24<", "<dVenc>2026-12-23<"),
            plant("900", NORMAL, "<dVenc>2026-12-24<", "<dVenc>2026-11-23<"),
            plant("868", NORMAL, "</modFrete>", "</modFrete><veicTransp><placa>ABC1D23</placa></veicTransp>"));

    private static final String KEY = "NFe35261199000012000183550010000010011482130976";
    private static final String CREDIT = "<finNFe>5</finNFe><tpNFCredito>01</tpNFCredito>";
    private static final String DEBIT = "<finNFe>6</finNFe><tpNFDebito>01</tpNFDebito>";
    private static final String OF_RECEIPT =
            "<NFref><refNFe>35261199000012000183650010000010011482130976</refNFe></NFref></ide>";
    private static final String PRESUMED =
            "</gIBSCBS><gCredPresOper><vBCCredPres>1.00</vBCCredPres><cCredPres>01</cCredPres>"
                    + "<gIBSCredPres><pCredPres>1.00</pCredPres><vCredPres>0.01</vCredPres></gIBSCredPres>"
                    + "<gCBSCredPres><pCredPres>1.00</pCredPres><vCredPres>0.01</vCredPres></gCBSCredPres>"
                    + "</gCredPresOper></IBSCBS>";

    /** Rules for which more than one text has to change. */
    private static final List<Planted> MORE = List.of(
            // the key
            plant("481", SIMPLES, KEY, "NFe33" + KEY.substring(5)),
            plant("614", SIMPLES, KEY, "NFe34" + KEY.substring(5)),
            plant("615", SIMPLES, KEY, "NFe3505" + KEY.substring(7)),
            plant("616", SIMPLES, KEY, "NFe352613" + KEY.substring(9)),
            plant("617", SIMPLES, KEY, KEY.replace("99000012000183", "99000012000184")),
            plant("618", SIMPLES, KEY, KEY.replace("18355001", "18357001")),
            plant("619", SIMPLES, KEY, KEY.replace("000001001", "000000000")),
            // parties and places
            plant(
                    "925",
                    SIMPLES,
                    "<CPF>99900001230</CPF>",
                    "<idEstrangeiro>P1</idEstrangeiro>",
                    "<indIEDest>9</indIEDest>",
                    "<indIEDest>1</indIEDest><IE>110042490114</IE>"),
            plant("926", SIMPLES, "<UF>SP</UF><CEP>13010000", "<UF>EX</UF><CEP>13010000"),
            plant("520", SIMPLES, "<CFOP>5102<", "<CFOP>7102<"),
            plant(
                    "521",
                    SIMPLES,
                    "<indIEDest>9<",
                    "<indIEDest>1<",
                    "<UF>SP</UF><CEP>13010000",
                    "<UF>RJ</UF><CEP>13010000"),
            plant("523", SIMPLES, "<CFOP>5102<", "<CFOP>6102<"),
            // returns, credit, debit
            plant("321", SIMPLES, "<finNFe>1<", "<finNFe>4<"),
            plant("327", SIMPLES, "<finNFe>1<", "<finNFe>4<"),
            plant("328", SIMPLES, "<CFOP>5102<", "<CFOP>5202<"),
            plant("1001", NORMAL, "<finNFe>1</finNFe>", CREDIT),
            plant("1003", SIMPLES, "<finNFe>1</finNFe>", CREDIT, "</ide>", OF_RECEIPT),
            plant("1009", SIMPLES, "<finNFe>1<", "<finNFe>6<"),
            plant("1038", SIMPLES, "<finNFe>1</finNFe>", DEBIT.replace("01", "03")),
            plant("1139", SIMPLES, "<finNFe>1<", "<finNFe>1</finNFe><tpNFDebito>01</tpNFDebito><finNFe>1<"),
            plant("1145", SIMPLES, "<finNFe>1</finNFe>", CREDIT.replace("01", "02")),
            plant("1161", SIMPLES, "<finNFe>1</finNFe>", CREDIT),
            plant("1162", SIMPLES, "<finNFe>1</finNFe>", DEBIT, "<tpNF>1<", "<tpNF>0<"),
            plant("1163", SIMPLES, "<finNFe>1<", "<finNFe>1</finNFe><tpNFCredito>01</tpNFCredito><finNFe>1<"),
            plant("1164", SIMPLES, "<finNFe>1<", "<finNFe>5<"),
            plant("1200", NORMAL, "<finNFe>1</finNFe>", DEBIT),
            plant("1201", NORMAL, "<finNFe>1</finNFe>", CREDIT.replace("01", "02")),
            plant("1202", NORMAL, "<cClassTrib>515001<", "<cClassTrib>811001<"),
            // goods and ICMS
            plant(
                    "882",
                    SIMPLES,
                    "<cEAN>SEM GTIN<",
                    "<cEAN>2000000000008<",
                    "<cEANTrib>SEM GTIN<",
                    "<cEANTrib>2000000000008<"),
            plant(
                    "874",
                    NORMAL,
                    "<vICMSDeson>0.06",
                    "<vBCFCP>1.00</vBCFCP><pFCP>2.50</pFCP><vFCP>0.03</vFCP><vICMSDeson>0.06"),
            plant("929", NORMAL, "<ICMS20><orig>0</orig><CST>20<", "<ICMS20><orig>0</orig><CST>51<"),
            // IBS, CBS and IS
            plant("1018", NORMAL, "<IBSCBS>", "<IS><adRemIS>1.00</adRemIS></IS><IBSCBS>"),
            plant("1019", NORMAL, "<IBSCBS>", "<IS><vBCIS>100.00</vBCIS><pIS>1.00</pIS><vIS>1.02</vIS></IS><IBSCBS>"),
            plant("1023", NORMAL, "<cClassTrib>515001<", "<cClassTrib>515999<"),
            plant("1025", NORMAL, "<cClassTrib>515001<", "<cClassTrib>000002<"),
            plant(
                    "1034",
                    NORMAL,
                    "<pRedAliq>60.00</pRedAliq><pAliqEfet>0.04<",
                    "<pRedAliq>50.00</pRedAliq><pAliqEfet>0.04<"),
            plant(
                    "1046",
                    NORMAL,
                    "<pRedAliq>60.00</pRedAliq><pAliqEfet>0.00<",
                    "<pRedAliq>50.00</pRedAliq><pAliqEfet>0.00<"),
            plant(
                    "1063",
                    NORMAL,
                    "<pRedAliq>60.00</pRedAliq><pAliqEfet>0.36<",
                    "<pRedAliq>50.00</pRedAliq><pAliqEfet>0.36<"),
            plant("1115", NORMAL, "<IBSCBS>", "<Outro>", "</IBSCBS>", "</Outro>"),
            plant("1086", NORMAL, "</gIBSCBS></IBSCBS>", PRESUMED),
            plant("1087", NORMAL, "</gIBSCBS></IBSCBS>", PRESUMED),
            plant("1094", NORMAL, "</det>", "<vItem>84.81</vItem></det>", "</total>", "<vNFTot>84.82</vNFTot></total>"),
            // receipts
            plant("220", RECEIPT, "<CPF>99900001230</CPF>", "<CNPJ>99000012000183</CNPJ>"),
            plant("391", RECEIPT, "<tPag>01<", "<tPag>03<"),
            plant("865", RECEIPT, "<vPag>100.00<", "<vPag>1.00<"),
            plant("899", RECEIPT, "<tPag>01<", "<tPag>90<"),
            plant("1099", RECEIPT, "</indPres>", "</indPres><cIndOp>010101</cIndOp>"),
            plant("1049", RECEIPT, "</imposto>", "<IBSCBS><gCredPresOper></gCredPresOper></IBSCBS></imposto>"));

    private static final String DELIVERY_WITHOUT_CARRIER = RECEIPT.replace("<indPres>1<", "<indPres>4<");
    private static final List<Planted> RECEIPTS = List.of(
            plant("706", RECEIPT, "<tpNF>1<", "<tpNF>0<"),
            plant("707", RECEIPT, "<idDest>1<", "<idDest>2<"),
            plant(
                    "708",
                    RECEIPT,
                    "</ide>",
                    "<NFref><refNFe>35261111222333000181550010000000011482130976</refNFe></NFref></ide>"),
            plant("709", RECEIPT, "<tpImp>4<", "<tpImp>1<"),
            plant("716", RECEIPT, "<indFinal>1<", "<indFinal>0<"),
            plant("717", RECEIPT, "<indPres>1<", "<indPres>2<"),
            plant("789", RECEIPT, "<indIEDest>9<", "<indIEDest>2<"),
            plant("373", TRIAL_RECEIPT, NfeEnvironment.HOMOLOGATION_ITEM, "Caneca"),
            plant("725", RECEIPT, "<CFOP>5102<", "<CFOP>5910<"),
            plant("774", RECEIPT, "<indTot>1<", "<indTot>0<"),
            plant("754", RECEIPT, "</modFrete>", "</modFrete><transporta><xNome>Ana</xNome></transporta>"),
            plant("786", DELIVERY_WITHOUT_CARRIER, "<indPres>4<", "<indPres>4<"),
            plant("787", DELIVERY_WITHOUT_CARRIER, "<indPres>4<", "<indPres>4<"),
            plant("857", RECEIPT, "<tPag>01<", "<tPag>14<"));

    private static Planted plant(String rejection, String base, String... pairs) {
        String text = base;
        for (int i = 2; i < pairs.length; i += 2) {
            text = replaced(text, pairs[i], pairs[i + 1]);
        }
        return new Planted(rejection, text, pairs[0], pairs[1]);
    }

    static List<Planted> planted() {
        return Stream.of(PLANTED, MORE, RECEIPTS).flatMap(List::stream).toList();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void a_broken_rule_is_found(Planted planted) throws IOException, SAXException {
        List<String> paths = findings(planted).stream()
                .filter(finding -> finding.rejection().equals(planted.rejection()))
                .map(NfeFinding::path)
                .toList();
        assertThat(paths).isNotEmpty();
        assertThat(paths).containsExactlyElementsOf(PATHS.getOrDefault(planted.rejection(), List.of()));
    }

    /** Where each planted violation is, seen by a person. */
    private static final Map<String, List<String>> PATHS = paths();

    private static Map<String, List<String>> paths() {
        try (InputStream file = NfeRulesTest.class.getResourceAsStream("rule-paths.tsv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.toMap(cells -> cells[0], cells -> List.of(cells[1].split(" "))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<NfeFinding> findings(Planted planted) throws IOException, SAXException {
        String xml = replaced(planted.base(), planted.find(), planted.replacement());
        return NfeRules.findings(
                XmlNode.parse(xml.getBytes(StandardCharsets.UTF_8)).at("infNFe"), NfeRules.ALL);
    }

    @Test
    void a_note_that_keeps_the_rules_breaks_none() throws IOException, SAXException {
        assertThat(rejections(NORMAL)).isEmpty();
        assertThat(rejections(SIMPLES)).isEmpty();
        assertThat(rejections(RECEIPT)).isEmpty();
        assertThat(rejections(TRIAL_RECEIPT)).isEmpty();
    }

    @Test
    void every_rule_is_planted_and_has_its_text() {
        Set<String> planted = planted().stream().map(Planted::rejection).collect(Collectors.toSet());
        Set<String> rules = NfeRules.ALL.stream().map(NfeRule::rejection).collect(Collectors.toSet());

        assertThat(planted).isEqualTo(rules);
        assertThat(NfeRules.ALL)
                .allSatisfy(rule -> assertThat(NfeRules.message(rule.rejection()))
                        .as(rule.rejection())
                        .isNotBlank());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-31, 0.10, ''",
        "2027-01-01, 0.10, 1026",
        "2027-01-01, 0.05, ''",
        "2026-12-31, 0.05, 1026",
        "2029-01-01, 7.00, ''"
    })
    void the_rate_of_the_states_ibs_goes_by_the_date(String date, String rate, String expected)
            throws IOException, SAXException {
        String dated = replaced(
                replaced(NORMAL, "<dhEmi>2026-11-24", "<dhEmi>" + date), "<pIBSUF>0.10<", "<pIBSUF>" + rate + "<");

        assertThat(rejections(dated).contains("1026")).isEqualTo(expected.equals("1026"));
    }

    @Test
    void who_composes_such_a_note_is_told_every_broken_rule() {
        NfeSale sale = NfeFixtures.sale(NfeFixtures.mugs(), NfeFixtures.ribbon());
        SaleTaxRule wrong = facts -> Explained.of(
                new ItemTaxation(
                        "6102",
                        new IcmsGroup.NotTaxed(facts.origin(), "41", Optional.empty()),
                        ContributionGroup.otherOutgoing(),
                        ContributionGroup.otherOutgoing()),
                Reason.of("t", "t"));
        Nfe note = NfeComposer.compose(NfeFixtures.header(NfeEnvironment.PRODUCTION), sale, wrong, Optional.empty())
                .value();

        assertThatThrownBy(() -> NfeXmlWriter.write(note)).isInstanceOfSatisfying(RuleViolation.class, error -> {
            assertThat(error.code()).isEqualTo("nfe.would-be-rejected");
            assertThat(error.details())
                    .containsEntry("rejection", "732")
                    .containsEntry("item", "1")
                    .containsEntry("path", "det[1]/prod/CFOP")
                    .containsEntry("all", "732 item 1, 732 item 2, 523 item 1, 523 item 2, 590 item 1, 590 item 2")
                    .containsEntry("message", "CFOP de operação interestadual e idDest <> 2");
        });
    }

    private static List<String> rejections(String xml) throws IOException, SAXException {
        XmlNode root = XmlNode.parse(xml.getBytes(StandardCharsets.UTF_8)).at("infNFe");
        return NfeRules.findings(root, NfeRules.ALL).stream()
                .map(NfeFinding::rejection)
                .toList();
    }

    private static String replaced(String text, String find, String replacement) {
        assertThat(text).contains(find);
        return text.replace(find, replacement);
    }

    private static String xml(Nfe note) {
        return NfeXmlWriter.write(note).text();
    }
}
