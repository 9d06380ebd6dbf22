/// Multipliers that a run may begin with.
enum KnownDuals: Sendable {
    /// Those of a certificate.
    case proof(BoundCertificate)
    /// Those of an earlier run, in its model.
    case found(Multipliers, in: RelaxationModel)

    /// The same as certificates that are neither divided nor a sum.
    func certificates(sessions: Int) -> [BoundCertificate] {
        switch self {
        case .proof(let proof):
            proof.undividedForms(1, sessions: sessions).filter { $0.sessionDuals.count == sessions }
        case .found(let multipliers, let model): [multipliers.certificate(in: model)]
        }
    }

    /// The same in a model, several where it has to be tried out which are best.
    func multipliers(in model: RelaxationModel) -> [Multipliers] {
        switch self {
        case .proof(let proof): Multipliers.known(from: proof, in: model)
        case .found(let multipliers, let old): [multipliers.carried(from: old, to: model)]
        }
    }
}
