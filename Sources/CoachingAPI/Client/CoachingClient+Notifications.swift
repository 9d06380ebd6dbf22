public import CoachingModels

extension CoachingClient {
    /// One page of the caller's notifications. Needs the token of a user: client credentials have none.
    ///
    /// - Parameter expand: what to give in full inside each notification.
    public func getCoachingNotifications(
        pageNumber: Int = 1, pageSize: Int = 25, expand: [CoachingNotificationExpansion] = []
    ) async throws -> CoachingNotificationList {
        var query = QueryItems()
        query.add(page: pageNumber, size: pageSize)
        query.add("expand", expand.map(\.rawValue))
        return try await call(.getCoachingNotifications, query: query)
    }

    /// Reads a notification.
    public func getCoachingNotification(
        notificationId: String, expand: [CoachingNotificationExpansion] = []
    ) async throws -> CoachingNotification {
        var query = QueryItems()
        query.add("expand", expand.map(\.rawValue))
        return try await call(.getCoachingNotification, path: ["notificationId": notificationId], query: query)
    }

    /// Marks one's own notification as read or unread: `markedAsRead` is the only field that is looked at.
    public func patchCoachingNotification(
        notificationId: String, _ body: CoachingNotification
    ) async throws -> CoachingNotification {
        try await call(.patchCoachingNotification, path: ["notificationId": notificationId], body: body)
    }
}
