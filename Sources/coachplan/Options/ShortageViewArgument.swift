public import ArgumentParser
public import PlanModel

extension ShortageView: ExpressibleByArgument {}
