package dev.backoffice.fiscal.br.nfe.message;

/** Services of the tax authority (MOC 7, layout 4.00): each an operation with a method of its own. */
public enum NfeService {
    /** Status of the service ({@code consStatServ}). */
    STATUS("NFeStatusServico4", "nfeStatusServicoNF"),
    /** Authorization of a note ({@code enviNFe}). */
    AUTHORIZATION("NFeAutorizacao4", "nfeAutorizacaoLote"),
    /** What became of a batch that was only received ({@code consReciNFe}). */
    RECEIPT("NFeRetAutorizacao4", "nfeRetAutorizacaoLote"),
    /** State of a note by its key ({@code consSitNFe}). */
    NOTE("NFeConsultaProtocolo4", "nfeConsultaNF"),
    /** Numbers that no note will have ({@code inutNFe}). */
    VOIDING("NFeInutilizacao4", "nfeInutilizacaoNF"),
    /** Events about notes ({@code envEvento}). */
    EVENT("NFeRecepcaoEvento4", "nfeRecepcaoEvento"),
    /** Register of taxpayers ({@code ConsCad}). */
    REGISTRY("CadConsultaCadastro4", "consultaCadastro"),
    /** Documents of interest to a party ({@code distDFeInt}). */
    DISTRIBUTION("NFeDistribuicaoDFe", "nfeDistDFeInteresse");

    private static final String WSDL = "http://www.portalfiscal.inf.br/nfe/wsdl/";

    private final String operation;
    private final String method;

    NfeService(String operation, String method) {
        this.operation = operation;
        this.method = method;
    }

    /** The operation, e.g. {@code NFeAutorizacao4}. */
    public String operation() {
        return operation;
    }

    /** The method, e.g. {@code nfeAutorizacaoLote}. */
    public String method() {
        return method;
    }

    /** Namespace of its messages. */
    public String namespace() {
        return WSDL + operation;
    }

    /** {@code Content-Type} of a request: SOAP 1.2, with the action the service listens to. */
    public String contentType() {
        return "application/soap+xml; charset=utf-8; action=\"" + namespace() + "/" + method + "\"";
    }
}
