package dev.backoffice.documents.br;

import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.file.NfeReader;
import dev.backoffice.fiscal.br.nfe.file.ReadNfe;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Notes of made-up parties, as files. */
final class Notes {
    private String model = "55";
    private String cnpj = "99000012000183";
    private String emission = "1";
    private String environment = "1";
    private String day = "2026-11-24";
    private String further = "";
    private String details = "";
    private String billing = "";
    private String buyer = "Ana Exemplo da Conceição";
    private String issuer = "LOJA AZUL SINTETICA LTDA";
    private String complement = "Sala 12";
    private String quantity = "2.0000";
    private String unitPrice = "39.9000";
    private int volumes = 1;
    private String supplement = "";
    private String reformItem = "";
    private String reformTotal = "";
    private String services = "";
    private String place = "";
    private String status = "100";
    private String signature = "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><SignedInfo><Reference>"
            + "<DigestValue>AAAAAAAAAAAAAAAAAAAAAAAAAAA=</DigestValue></Reference></SignedInfo></Signature>";
    private boolean answered = true;
    private boolean known = true;
    private int items = 3;

    Notes model(String other) {
        model = other;
        return this;
    }

    Notes cnpj(String other) {
        cnpj = other;
        return this;
    }

    Notes emission(String other) {
        emission = other;
        return this;
    }

    Notes test() {
        environment = "2";
        return this;
    }

    Notes day(String other) {
        day = other;
        return this;
    }

    Notes items(int count) {
        items = count;
        return this;
    }

    Notes text(String infCpl) {
        further = "<infAdic><infCpl>" + infCpl + "</infCpl></infAdic>";
        return this;
    }

    Notes itemText(String infAdProd) {
        details = "<infAdProd>" + infAdProd + "</infAdProd>";
        return this;
    }

    Notes buyer(String name) {
        buyer = name;
        return this;
    }

    Notes issuer(String name, String furtherAddress) {
        issuer = name;
        complement = furtherAddress;
        return this;
    }

    Notes figures(String count, String price) {
        quantity = count;
        unitPrice = price;
        return this;
    }

    Notes volumes(int count) {
        volumes = count;
        return this;
    }

    Notes noBuyer() {
        known = false;
        return this;
    }

    Notes billing(int parts) {
        StringBuilder text = new StringBuilder("<cobr><fat><nFat>F-1</nFat><vOrig>" + total()
                + "</vOrig><vDesc>0.00</vDesc><vLiq>" + total() + "</vLiq></fat>");
        for (int i = 1; i <= parts; i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "<dup><nDup>%03d</nDup><dVenc>2027-%02d-10</dVenc><vDup>%d.%02d</vDup></dup>",
                    i,
                    i % 12 + 1,
                    100 + i,
                    i % 100));
        }
        billing = text + "</cobr>";
        return this;
    }

    Notes delivery() {
        place = "<retirada><CNPJ>99000012000183</CNPJ><xNome>DEPOSITO AZUL</xNome><xLgr>Rua do"
                + " Depósito</xLgr><nro>9</nro><xBairro>Industrial</xBairro><cMun>3550308</cMun><xMun>São"
                + " Paulo</xMun><UF>SP</UF></retirada><entrega><CPF>99900001230</CPF><xNome>Bruno"
                + " Modelo</xNome><xLgr>Rua da Entrega</xLgr><nro>7</nro><xBairro>Vila"
                + " Nova</xBairro><cMun>3509502</cMun><xMun>Campinas</xMun><UF>SP</UF><CEP>13010000</CEP></entrega>";
        return this;
    }

    Notes services() {
        services =
                "<ISSQNtot><vServ>321.09</vServ><vBC>321.09</vBC><vISS>16.05</vISS><dCompet>2026-11-24</dCompet></ISSQNtot>";
        return this;
    }

    Notes reform() {
        reformItem =
                "<IBSCBS><CST>200</CST><cClassTrib>200034</cClassTrib><gIBSCBS><vBC>77.31</vBC><gIBSUF><pIBSUF>0.1000</pIBSUF>"
                        + "<gRed><pRedAliq>60.0000</pRedAliq><pAliqEfet>0.0400</pAliqEfet></gRed><vIBSUF>0.03</vIBSUF></gIBSUF>"
                        + "<gIBSMun><pIBSMun>0.0000</pIBSMun><vIBSMun>0.00</vIBSMun></gIBSMun><vIBS>0.03</vIBS>"
                        + "<gCBS><pCBS>0.9000</pCBS><gRed><pRedAliq>60.0000</pRedAliq><pAliqEfet>0.3600</pAliqEfet></gRed><vCBS>0.28</vCBS></gCBS></gIBSCBS></IBSCBS>";
        reformTotal =
                "<IBSCBSTot><vBCIBSCBS>231.93</vBCIBSCBS><gIBS><gIBSUF><vDif>0.00</vDif><vDevTrib>0.00</vDevTrib><vIBSUF>0.09</vIBSUF></gIBSUF>"
                        + "<gIBSMun><vDif>0.00</vDif><vDevTrib>0.00</vDevTrib><vIBSMun>0.00</vIBSMun></gIBSMun><vIBS>0.09</vIBS></gIBS>"
                        + "<gCBS><vDif>0.00</vDif><vDevTrib>0.00</vDevTrib><vCBS>0.84</vCBS></gCBS></IBSCBSTot>";
        return this;
    }

    Notes unanswered() {
        answered = false;
        return this;
    }

    Notes unsigned() {
        signature = "";
        return this;
    }

    Notes status(String other) {
        status = other;
        return this;
    }

    Notes qrCode(String text) {
        supplement = "<infNFeSupl><qrCode>" + text
                + "</qrCode><urlChave>https://www.sefaz.example/nfce/consulta</urlChave></infNFeSupl>";
        return this;
    }

    String key() {
        String first = "35" + day.substring(2, 4) + day.substring(5, 7) + cnpj + model + "001000001001" + emission
                + "48213097";
        return first + NfeAccessKey.checkDigit(first);
    }

    BigDecimal total() {
        return new BigDecimal("79.80").multiply(BigDecimal.valueOf(items));
    }

    ReadNfe read() {
        return NfeReader.standard().readOne(xml().getBytes(StandardCharsets.UTF_8));
    }

    String xml() {
        StringBuilder text = new StringBuilder("<NFe xmlns=\"http://www.portalfiscal.inf.br/nfe\"><infNFe Id=\"NFe"
                + key()
                + "\" versao=\"4.00\"><ide><cUF>35</cUF><cNF>48213097</cNF><natOp>VENDA DE MERCADORIA</natOp><mod>"
                + model
                + "</mod><serie>1</serie><nNF>1001</nNF><dhEmi>" + day + "T10:15:30-03:00</dhEmi>"
                + (model.equals("55") ? "<dhSaiEnt>" + day + "T11:16:31-03:00</dhSaiEnt>" : "")
                + "<tpNF>1</tpNF><idDest>1</idDest><cMunFG>3550308</cMunFG><tpImp>1</tpImp><tpEmis>" + emission
                + "</tpEmis><cDV>" + key().charAt(43) + "</cDV><tpAmb>" + environment
                + "</tpAmb><finNFe>1</finNFe><indFinal>1</indFinal><indPres>2</indPres><procEmi>0</procEmi><verProc>1</verProc>"
                + (emission.equals("1")
                        ? ""
                        : "<dhCont>" + day + "T09:00:00-03:00</dhCont><xJust>Sem comunicação com a autoridade</xJust>")
                + "</ide><emit><CNPJ>" + cnpj
                + "</CNPJ><xNome>" + issuer + "</xNome><xFant>Loja Azul</xFant><enderEmit><xLgr>Rua das"
                + " Amostras</xLgr><nro>100</nro><xCpl>" + complement
                + "</xCpl><xBairro>Centro</xBairro><cMun>3550308</cMun><xMun>São"
                + " Paulo</xMun><UF>SP</UF><CEP>01001000</CEP>"
                + "<fone>1155550100</fone></enderEmit><IE>110042490114</IE><CRT>3</CRT></emit>");
        if (known) {
            text.append("<dest><CPF>99900001230</CPF><xNome>" + buyer
                    + "</xNome><enderDest><xLgr>Avenida Modelo</xLgr><nro>S/N</nro><xBairro>Jardim"
                    + " Teste</xBairro><cMun>3509502</cMun>"
                    + "<xMun>Campinas</xMun><UF>SP</UF><CEP>13010000</CEP></enderDest><indIEDest>9</indIEDest></dest>");
        }
        text.append(place);
        for (int i = 1; i <= items; i++) {
            text.append("<det nItem=\"" + i + "\"><prod><cProd>MUG-" + i
                    + "</cProd><cEAN>SEM GTIN</cEAN><xProd>Caneca de cerâmica esmaltada com alça, azul, 350 ml, lote "
                    + i
                    + "</xProd><NCM>69120000</NCM><CFOP>5102</CFOP><uCom>UN</uCom><qCom>" + quantity + "</qCom><vUnCom>"
                    + unitPrice + "</vUnCom><vProd>79.80</vProd><cEANTrib>SEM"
                    + " GTIN</cEANTrib><uTrib>UN</uTrib><qTrib>2.0000</qTrib><vUnTrib>39.9000</vUnTrib><indTot>1</indTot></prod>"
                    + "<imposto><ICMS><ICMS00><orig>0</orig><CST>00</CST><modBC>3</modBC><vBC>79.80</vBC><pICMS>18.0000</pICMS><vICMS>14.36</vICMS></ICMS00></ICMS>"
                    + "<PIS><PISNT><CST>06</CST></PISNT></PIS><COFINS><COFINSNT><CST>06</CST></COFINSNT></COFINS>"
                    + reformItem
                    + "</imposto>" + details + "</det>");
        }
        text.append(
                "<total><ICMSTot><vBC>1234.51</vBC><vICMS>222.52</vICMS><vICMSDeson>3.53</vICMSDeson><vFCP>4.54</vFCP>"
                        + "<vBCST>5.55</vBCST><vST>6.56</vST><vFCPST>7.57</vFCPST><vFCPSTRet>8.58</vFCPSTRet><vProd>"
                        + total()
                        + "</vProd><vFrete>10.01</vFrete><vSeg>9.59</vSeg><vDesc>5.62</vDesc><vII>1.63</vII><vIPI>2.64</vIPI><vIPIDevol>1.65</vIPIDevol>"
                        + "<vPIS>1.66</vPIS><vCOFINS>7.67</vCOFINS><vOutro>2.68</vOutro><vNF>1088.99</vNF><vTotTrib>33.69</vTotTrib></ICMSTot>"
                        + services + reformTotal + "</total><transp><modFrete>0</modFrete>");
        if (model.equals("55")) {
            text.append("<transporta><CNPJ>99000012000183</CNPJ><xNome>TRANSPORTES AMOSTRA"
                    + " LTDA</xNome><IE>110042490114</IE><xEnder>Rodovia Modelo km"
                    + " 3</xEnder><xMun>Jundiaí</xMun><UF>SP</UF></transporta>");
            text.append(
                    "<vol><qVol>2</qVol><esp>CAIXA</esp><marca>AZUL</marca><nVol>1-2</nVol><pesoL>1.100</pesoL><pesoB>1.350</pesoB></vol>"
                            .repeat(volumes));
        }
        text.append("</transp>" + billing
                + "<pag><detPag><tPag>17</tPag><vPag>1088.99</vPag></detPag><vTroco>0.70</vTroco></pag>" + further
                + "</infNFe>" + supplement + signature + "</NFe>");
        if (!answered) {
            return text.toString();
        }
        return "<nfeProc xmlns=\"http://www.portalfiscal.inf.br/nfe\" versao=\"4.00\">" + text
                + "<protNFe versao=\"4.00\"><infProt><tpAmb>" + environment + "</tpAmb><verAplic>1</verAplic><chNFe>"
                + key()
                + "</chNFe><dhRecbto>" + day + "T10:15:42-03:00</dhRecbto><nProt>135260000012345</nProt><cStat>"
                + status
                + "</cStat><xMotivo>Autorizado o uso da NF-e</xMotivo></infProt></protNFe></nfeProc>";
    }
}
